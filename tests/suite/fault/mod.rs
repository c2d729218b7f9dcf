//! What goes wrong outside the program: it is killed, the disk is full, the folder may not be written, the database is
//! damaged, two write at once, the clock jumps. Each ends in a message that says what to do, with nothing lost.

mod clock;
mod disk;
mod kill;
mod server;
