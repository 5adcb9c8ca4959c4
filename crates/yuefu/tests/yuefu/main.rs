//! The binary as its users meet it: real processes, real files, real sockets.

mod process;
mod http;
mod cli;
mod crash;
