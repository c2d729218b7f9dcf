//! What other programs are told: written down, then sent, in two steps that a crash may part. Blocking: for a thread of its
//! own or for a command.

pub mod courier;

use crate::store::Store;
use crate::store::actor::{Actor, At};
use crate::store::error::StoreError;

use super::recheck::Go;
use courier::Courier;

/// Writes down what has happened since the last call; gives how many deliveries.
///
/// # Errors
/// As the store says.
pub fn write_down(store: &Store, at: At) -> Result<usize, StoreError> {
    let has_any = store.read_blocking(|reader| Ok(!reader.webhooks()?.is_empty()))?;
    if !has_any {
        return Ok(0);
    }
    store.write_blocking(Actor::program(), at, |writer| {
        writer.forget_deliveries()?;
        writer.tell_webhooks()
    })
}

/// Sends what waits and whose time has come, one after another, until nothing is left or `go` says to stop; gives how many
/// were tried.
///
/// # Errors
/// As the store says; a delivery that was being sent is sent again in five minutes.
pub fn deliver(
    store: &Store,
    at: &dyn Fn() -> At,
    courier: &Courier,
    go: &dyn Fn() -> Go,
) -> Result<usize, StoreError> {
    let mut n = 0;
    while go() == Go::On {
        let claimed =
            store.write_blocking(Actor::program(), at(), |writer| writer.claim_delivery())?;
        let Some((delivery, secret)) = claimed else {
            break;
        };
        let tried = courier.send(&delivery, &secret, at().instant.timestamp());
        n += 1;
        store.write_blocking(Actor::program(), at(), move |writer| {
            writer.delivery_tried(&delivery, &tried)
        })?;
    }
    Ok(n)
}
