//! When something that could not be sent is tried again. Pure.

/// Seconds until the next try after so many that failed, from one; `None`: it is given up, and a person may send it again.
/// Two days in all, so that a server that is down over a weekend loses little.
#[must_use]
pub fn retry_after(n_tries: u32) -> Option<i64> {
    const MINUTE: i64 = 60;
    const HOUR: i64 = 60 * MINUTE;
    const WAITS: [i64; 8] = [
        MINUTE,
        5 * MINUTE,
        15 * MINUTE,
        HOUR,
        4 * HOUR,
        8 * HOUR,
        12 * HOUR,
        24 * HOUR,
    ];
    let at = usize::try_from(n_tries.checked_sub(1)?).ok()?;
    WAITS.get(at).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wait_is_longer_than_the_one_before_until_it_is_given_up() {
        let waits: Vec<i64> = (1..).map_while(retry_after).collect();
        assert!(waits.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(waits.len(), 8);
        assert_eq!(retry_after(0), None);
    }
}
