//! The store on real files: what it promises, one file per noun.

mod chain;
mod faults;

mod journal;
mod settle;
mod tables;
mod texts;
mod mark;
mod directory;
mod backup;
