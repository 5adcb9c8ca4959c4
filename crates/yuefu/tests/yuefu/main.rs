//! The binary as its users meet it: real processes, real files, real sockets.

mod process;
mod http;
mod buyers;
mod cli;
mod crash;
mod faults;
