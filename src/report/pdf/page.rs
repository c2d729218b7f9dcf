//! Which strip stands on which page, and where. It honours page breaks, keeps tied strips together where a page can
//! hold them, and repeats the head of a table. It knows nothing of what is drawn in a strip.

use super::ink::{Head, Strip};
use super::scale::{BOTTOM, TOP};

/// Forgives the rounding of sums.
const SLACK: f32 = 0.05;

/// A strip or a repeated head at its place on a page; `y` from the top edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Placed {
    Strip { index: usize, y: f32 },
    Head { index: usize, y: f32 },
}

/// The pages in order, each with what stands on it from top to bottom. There is at least one.
pub(super) fn paginate(strips: &[Strip], heads: &[Head]) -> Vec<Vec<Placed>> {
    let mut pages: Vec<Vec<Placed>> = vec![Vec::new()];
    let mut y = TOP;
    let mut i = 0;
    while i < strips.len() {
        let end = (i..strips.len())
            .find(|n| !strips[*n].tied)
            .map_or(strips.len(), |n| n + 1);
        let group = &strips[i..end];
        let first = y <= TOP;
        let height = height(group, first);
        let fits = y + height <= BOTTOM + SLACK;
        let starts = group[0].breaks && !first;
        // A group that no page can hold is not moved: it begins here and breaks where it must.
        let movable =
            !first && TOP + repeated(group, heads) + self::height(group, true) <= BOTTOM + SLACK;
        if starts || (!fits && movable) {
            pages.push(Vec::new());
            y = TOP;
        }
        if group[0].foot {
            y = y.max(BOTTOM - self::height(group, false));
        }
        for (n, strip) in group.iter().enumerate() {
            y = place(&mut pages, y, i + n, strip, heads);
        }
        i = end;
    }
    pages
}

/// Places one strip, on the next page if this one has no room for it, and returns where it ends.
fn place(
    pages: &mut Vec<Vec<Placed>>,
    mut y: f32,
    index: usize,
    strip: &Strip,
    heads: &[Head],
) -> f32 {
    if y > TOP && y + strip.space + strip.height > BOTTOM + SLACK {
        pages.push(Vec::new());
        y = TOP;
    }
    let page = pages
        .last_mut()
        .expect("there is always a page to write on");
    if y <= TOP {
        if let Some(index) = strip.head {
            page.push(Placed::Head { index, y });
            y += heads[index].height;
        }
    } else {
        y += strip.space;
    }
    page.push(Placed::Strip { index, y });
    y + strip.height
}

/// The height of strips; at the top of a page the first one has no space above it.
fn height(strips: &[Strip], first: bool) -> f32 {
    let sum: f32 = strips.iter().map(|strip| strip.space + strip.height).sum();
    if first { sum - strips[0].space } else { sum }
}

fn repeated(strips: &[Strip], heads: &[Head]) -> f32 {
    strips[0].head.map_or(0.0, |index| heads[index].height)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strips(n: usize, height: f32) -> Vec<Strip> {
        (0..n)
            .map(|_| Strip {
                height,
                ..Strip::default()
            })
            .collect()
    }

    fn counts(strips: &[Strip]) -> Vec<usize> {
        paginate(strips, &[]).iter().map(Vec::len).collect()
    }

    #[test]
    fn a_page_takes_what_fits() {
        assert_eq!(counts(&strips(5, 200.0)), [3, 2]);
        assert_eq!(counts(&[]), [0]);
    }

    #[test]
    fn tied_strips_move_together() {
        let mut strips = strips(5, 200.0);
        strips[1].tied = true;
        strips[2].tied = true;
        assert_eq!(counts(&strips), [1, 3, 1]);
    }

    #[test]
    fn a_group_that_no_page_can_hold_breaks_where_it_must() {
        let mut strips = strips(9, 100.0);
        for strip in &mut strips {
            strip.tied = true;
        }
        assert_eq!(counts(&strips), [7, 2]);
    }

    #[test]
    fn a_strip_that_asks_for_a_page_gets_one_but_no_empty_one_before_it() {
        let mut strips = strips(2, 10.0);
        strips[0].breaks = true;
        strips[1].breaks = true;
        assert_eq!(counts(&strips), [1, 1]);
    }
}
