//! Measures the store's reads with 100, 10,000 and, when asked, 100,000 vendors, and prints the fastest round of each (other
//! work on the machine only adds) with its ratio to the smallest registry. `cargo bench --bench store -- 100000` for the
//! largest; `-- --fill 1000` fills a folder of that size, where there is none yet, and prints its name.

mod fill;

use std::time::{Duration, Instant};

use avtal::domain::finding::{FindingCode, Severity};
use avtal::domain::state::State;
use avtal::domain::vendor::{VendorId, VendorStatus};
use avtal::store::Store;
use avtal::store::agreement_list::{AgreementFilter, AgreementSort};
use avtal::store::error::StoreError;
use avtal::store::finding_list::{FindingFilter, FindingSort};
use avtal::store::page::{Order, Page};
use avtal::store::reader::Reader;
use avtal::store::vendor_list::{VendorFilter, VendorSort};
use chrono::{NaiveDate, TimeDelta};

type Read = fn(&Reader<'_>, NaiveDate) -> Result<usize, StoreError>;

const READS: &[(&str, Read)] = &[
    ("vendors, first page", |r, day| {
        Ok(r.vendors(&VendorFilter::default(), day, &Page::first(50))?
            .rows
            .len())
    }),
    ("vendors, last page", |r, day| {
        let page = Page {
            order: Order::Down,
            ..Page::first(50)
        };
        Ok(r.vendors(&VendorFilter::default(), day, &page)?.rows.len())
    }),
    ("vendors by owner", |r, day| {
        let page = Page {
            sort: VendorSort::Owner,
            ..Page::first(50)
        };
        Ok(r.vendors(&VendorFilter::default(), day, &page)?.rows.len())
    }),
    ("vendors, status former", |r, day| {
        let filter = VendorFilter {
            status: Some(VendorStatus::Former),
            ..VendorFilter::default()
        };
        Ok(r.vendors(&filter, day, &Page::first(50))?.rows.len())
    }),
    ("vendors, rare tag", |r, day| {
        let filter = VendorFilter {
            tag: Some("sällsynt".to_owned()),
            ..VendorFilter::default()
        };
        Ok(r.vendors(&filter, day, &Page::first(50))?.rows.len())
    }),
    ("vendors, tag by change", |r, day| {
        let filter = VendorFilter {
            tag: Some("sällsynt".to_owned()),
            ..VendorFilter::default()
        };
        let page = Page {
            sort: VendorSort::Changed,
            ..Page::first(50)
        };
        Ok(r.vendors_counted(&filter, day, &page)?.0.rows.len())
    }),
    ("vendors, four filters", |r, day| {
        let filter = VendorFilter {
            status: Some(VendorStatus::Active),
            severity: Some(Severity::High),
            country: Some("SE".to_owned()),
            owner: Some("Elin".to_owned()),
            ..VendorFilter::default()
        };
        Ok(r.vendors_counted(&filter, day, &Page::first(50))?
            .0
            .rows
            .len())
    }),
    ("vendors, finding", |r, day| {
        let filter = VendorFilter {
            finding: Some(FindingCode::AgreementExpired),
            ..VendorFilter::default()
        };
        Ok(r.vendors(&filter, day, &Page::first(50))?.rows.len())
    }),
    ("vendors, words", |r, day| {
        let filter = VendorFilter {
            text: Some("björkfalk".to_owned()),
            ..VendorFilter::default()
        };
        Ok(r.vendors(&filter, day, &Page::first(50))?.rows.len())
    }),
    ("vendors, a word of all", |r, day| {
        let filter = VendorFilter {
            text: Some("tjänst".to_owned()),
            ..VendorFilter::default()
        };
        Ok(r.vendors_counted(&filter, day, &Page::first(50))?
            .0
            .rows
            .len())
    }),
    ("agreements, first page", |r, day| {
        Ok(
            r.agreements(&AgreementFilter::default(), day, &Page::first(50))?
                .rows
                .len(),
        )
    }),
    ("agreements by last day", |r, day| {
        let page = Page {
            sort: AgreementSort::Ends,
            ..Page::first(50)
        };
        Ok(r.agreements(&AgreementFilter::default(), day, &page)?
            .rows
            .len())
    }),
    ("agreements, state and end", |r, day| {
        let filter = AgreementFilter {
            state: Some(State::Expiring),
            ..AgreementFilter::default()
        };
        let page = Page {
            sort: AgreementSort::Ends,
            ..Page::first(50)
        };
        Ok(r.agreements_counted(&filter, day, &page)?.0.rows.len())
    }),
    ("findings by vendor", |r, day| {
        let page = Page {
            sort: FindingSort::Vendor,
            ..Page::first(50)
        };
        Ok(r.findings_counted(&FindingFilter::default(), day, &page)?
            .0
            .rows
            .len())
    }),
    ("findings, low", |r, day| {
        let filter = FindingFilter {
            severity: Some(Severity::Low),
            ..FindingFilter::default()
        };
        Ok(r.findings_counted(&filter, day, &Page::first(50))?
            .0
            .rows
            .len())
    }),
    ("findings, first page", |r, day| {
        Ok(
            r.findings(&FindingFilter::default(), day, &Page::first(50))?
                .rows
                .len(),
        )
    }),
    ("findings by since", |r, day| {
        let page = Page {
            sort: FindingSort::Since,
            ..Page::first(50)
        };
        Ok(r.findings(&FindingFilter::default(), day, &page)?
            .rows
            .len())
    }),
    ("attention of an owner", |r, day| {
        Ok(r.attention(Some("Elin"), day, 20)?.len())
    }),
    ("counts", |r, day| Ok(r.counts(day)?.n_vendors as usize)),
    ("findings of the whole register", |r, day| {
        let (mut n, mut after) = (0, None);
        loop {
            let page = Page {
                after,
                ..Page::first(1000)
            };
            let slice = r.findings(&FindingFilter::default(), day, &page)?;
            n += slice.rows.len();
            after = slice.next;
            if after.is_none() {
                return Ok(n);
            }
        }
    }),
    ("timeline of 18 months", |r, day| {
        Ok(r.timeline(day, day, day + TimeDelta::days(548), 100)?.len())
    }),
    ("vendor page", |r, day| {
        let id = VendorId(42);
        let n = r.vendor(id)?.iter().count()
            + r.agreements_of(id)?.len()
            + r.findings_of_vendor(id, day)?.len();
        Ok(n + r.vendor_events(id, 20)?.len())
    }),
    ("search, a name", |r, _| {
        Ok(r.search("björkfalk", 20)?.len())
    }),
    ("search, words of every text", |r, _| {
        Ok(r.search("leverantören underrätta", 20)?.len())
    }),
];

fn main() -> Result<(), StoreError> {
    let arguments: Vec<String> = std::env::args().collect();
    let asked = arguments.iter().filter_map(|arg| arg.parse().ok()).max();
    if arguments.iter().any(|arg| arg == "--fill") {
        let folder = fill::folder(asked.unwrap_or(100))?;
        return say(&format!("{}\n", folder.display()));
    }
    let largest = asked.unwrap_or(10_000);
    let at = fill::now();
    let day = at.day;
    let mut smallest: Vec<Duration> = Vec::new();
    for n in [100, 10_000, 100_000].into_iter().filter(|n| *n <= largest) {
        let began = Instant::now();
        let folder = fill::folder(n)?;
        let filled = began.elapsed();
        // The first start of a day moves its marks; the next is the usual one.
        drop(Store::open(&fill::options(folder.clone(), at))?);
        let began = Instant::now();
        let store = Store::open(&fill::options(folder, at))?;
        let opened = began.elapsed();
        let first_counts = store.read_blocking(move |r| {
            let began = Instant::now();
            r.counts(day)?;
            Ok(began.elapsed())
        })?;
        say(&format!(
            "{n} vendors: found or filled in {filled:.1?}, opened in {opened:.1?}, first counts in {first_counts:.1?}\n"
        ))?;
        for (i, (name, read)) in READS.iter().enumerate() {
            let read = *read;
            let (fastest, rows) = store.read_blocking(move |r| {
                let began = Instant::now();
                let rows = read(r, day)?;
                let n_rounds = if began.elapsed() > Duration::from_secs(1) {
                    3
                } else {
                    31
                };
                let mut fastest = Duration::MAX;
                for _ in 0..n_rounds {
                    let began = Instant::now();
                    read(r, day)?;
                    fastest = fastest.min(began.elapsed());
                }
                Ok((fastest, rows))
            })?;
            let first = *smallest.get(i).unwrap_or(&fastest);
            if smallest.len() == i {
                smallest.push(fastest);
            }
            say(&format!(
                "  {name:<32} {:>9.1} us  x{:<6.2} {rows} rows\n",
                fastest.as_secs_f64() * 1e6,
                fastest.as_secs_f64() / first.as_secs_f64()
            ))?;
        }
    }
    Ok(())
}

fn say(text: &str) -> Result<(), StoreError> {
    use std::io::Write as _;
    let written = std::io::stdout().write_all(text.as_bytes());
    written.map_err(|source| StoreError::File {
        path: "standard output".into(),
        source,
    })
}
