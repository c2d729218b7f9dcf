//! Papers with something of every block and with the names that break layouts.

use avtal::domain::lang::Lang;
use avtal::report::paper::block::{
    Block, Column, Fact, Figure, Heading, Item, Lane, Mark, Month, Row, Table, Timeline,
};
use avtal::report::paper::text::{Emphasis, Line, Link, Text, Tone};
use avtal::report::paper::{Author, Paper, Status, Words};

use crate::facts::day;

/// 200 characters.
pub const LONG_NAME: &str = "Kommunalförbundets gemensamma upphandlings- och förvaltningsorganisation för allmännyttiga \
    kommunikationstjänster i Västernorrlands, Jämtlands och Härjedalens samverkansområde med dotterbolag AB (publ.)";
/// 90 characters without a blank.
pub const LONG_WORD: &str =
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsverwaltungs";

const NAMES: [&str; 6] = [
    "Lönehamn",
    "Łódzka Poczta",
    "Ωμέγα Υπηρεσίες",
    "Жар-птица",
    "Příliš žluťoučký kůň",
    "Ærø Analyse",
];

/// A paper of these blocks.
pub fn paper(lang: Lang, blocks: Vec<Block>) -> Paper {
    let today = day("2026-11-24");
    Paper {
        lang,
        title: "Leverantörsöversikt".to_owned(),
        subtitle: Some("Lönehamn".to_owned()),
        author: Author {
            name: "Tallbackens Förvaltning".to_owned(),
            logo: None,
        },
        day: today,
        scope: Some("Alla leverantörer".to_owned()),
        words: Words::of(lang, today),
        blocks,
    }
}

/// A table of `n` rows whose first cells count from 1, with every status.
pub fn register(n: usize) -> Paper {
    let rows = (0..n)
        .map(|i| {
            let name = match i {
                3 => LONG_NAME.to_owned(),
                5 => LONG_WORD.to_owned(),
                _ => format!("{} {}", NAMES[i % NAMES.len()], i + 1),
            };
            let (status, word) = match i % 4 {
                0 => (Status::Good, "I kraft"),
                1 => (Status::Bad, "Utgånget"),
                2 => (Status::Attention, "Löper ut"),
                _ => (Status::Neutral, "Behövs inte"),
            };
            let cells = vec![
                vec![Line::new(Text::bold(name)), Line::quiet("559000-1234")],
                vec![Line::new("Säkerhetskopiering")],
                vec![Line::status(status, word), Line::quiet("t.o.m. 2027-05-24")],
                vec![Line::new((i * 37 % 1000).to_string())],
            ];
            Row {
                cells,
                anchor: None,
            }
        })
        .collect();
    let columns = vec![
        Column::left("Leverantör", 5),
        Column::left("Kategori", 3),
        Column::left("Tillstånd", 4),
        Column::right("Dagar", 2),
    ];
    paper(
        Lang::Sv,
        vec![
            Block::heading(1, "Alla leverantörer"),
            Block::Table(Table {
                summary: "Alla leverantörer".to_owned(),
                columns,
                rows,
            }),
        ],
    )
}

fn item(sign: &str, anchor: Option<&str>, blocks: Vec<Block>) -> Item {
    Item {
        sign: sign.to_owned(),
        anchor: anchor.map(str::to_owned),
        blocks,
    }
}

fn year() -> Block {
    Block::Year {
        description: "Dagar då något slutar".to_owned(),
        weekdays: ["M", "T", "O", "T", "F", "L", "S"]
            .map(str::to_owned)
            .to_vec(),
        months: (0..12)
            .map(|n| Month {
                name: format!("Månad {}", n + 1),
                begins_on: n % 7 + 1,
                days: 31,
                marks: vec![
                    (1, Status::Bad),
                    (15, Status::Attention),
                    (31, Status::Neutral),
                ],
            })
            .collect(),
    }
}

/// One of every block.
pub fn everything(lang: Lang) -> Paper {
    let facts = vec![
        Fact::new("Firma", "Lönehamn Aktiebolag"),
        Fact {
            label: "Webbplats".to_owned(),
            value: vec![Line::new(Text::default().linked(
                "https://lonehamn.example",
                Link::Web("https://lonehamn.example".to_owned()),
            ))],
        },
        Fact {
            label: "Certifieringar".to_owned(),
            value: vec![Line::status(Status::Bad, "ISO 27001, upphörde 2026-05-31")],
        },
    ];
    let lane = |label: &str, marks: &[(&str, Status, &str)]| Lane {
        label: label.to_owned(),
        marks: marks
            .iter()
            .map(|(at, status, word)| Mark {
                day: day(at),
                status: *status,
                word: (*word).to_owned(),
            })
            .collect(),
    };
    let timeline = Timeline {
        description: "Slutdagar de närmaste tolv månaderna".to_owned(),
        from: day("2026-11-01"),
        months: "nov dec jan feb mar apr maj jun jul aug sep okt"
            .split(' ')
            .map(str::to_owned)
            .collect(),
        lanes: vec![
            lane(
                "Biträdesavtal",
                &[
                    ("2027-02-24", Status::Attention, "säg upp senast 24/2"),
                    ("2027-03-01", Status::Bad, "slutar 1/3"),
                ],
            ),
            lane(
                "Huvudavtal",
                &[
                    ("2027-10-31", Status::Bad, "slutar 31/10"),
                    ("2029-01-01", Status::Bad, "utanför bilden"),
                ],
            ),
        ],
    };
    let text = "Personuppgiftsbiträdet ska utan onödigt dröjsmål underrätta den personuppgiftsansvarige efter att ha fått \
        vetskap om en personuppgiftsincident, och senast inom fyrtioåtta timmar lämna de uppgifter som behövs för en anmälan.";
    paper(
        lang,
        vec![
            Block::Callout {
                status: Status::Bad,
                title: "Utgånget sedan 2026-03-01".into(),
                body: vec!["Inget giltigt avtal på 269 dagar.".into()],
            },
            Block::Figures {
                figures: vec![
                    Figure {
                        value: "1 024".to_owned(),
                        label: "leverantörer".to_owned(),
                        status: Status::Neutral,
                    },
                    Figure {
                        value: "12".to_owned(),
                        label: "utan avtal".to_owned(),
                        status: Status::Bad,
                    },
                ],
            },
            Block::Heading(Heading {
                level: 1,
                text: "Uppgifter".into(),
                anchor: Some("facts".to_owned()),
            }),
            Block::Facts { facts },
            Block::heading(2, "Tidslinje"),
            Block::Timeline(timeline),
            Block::heading(1, "Avtalstext"),
            Block::Paragraph {
                text: text.into(),
                tone: Tone::Lead,
            },
            Block::paragraph(
                Text::plain(text)
                    .with(Emphasis::Bold, " Viktigt")
                    .with(Emphasis::Superscript, "1")
                    .and(". ")
                    .linked("Se uppgifterna", Link::Anchor("facts".to_owned())),
            ),
            Block::Clause {
                number: "9.1".to_owned(),
                depth: 1,
                text: text.into(),
            },
            Block::Clause {
                number: "(a)".to_owned(),
                depth: 2,
                text: "arten av incidenten".into(),
            },
            Block::List {
                from: None,
                items: vec!["första".into(), "andra".into()],
            },
            Block::List {
                from: Some(3),
                items: vec!["tredje".into()],
            },
            Block::Quote {
                text: text.into(),
                source: Some("Punkt 9.1".into()),
            },
            Block::Together {
                blocks: vec![
                    Block::remark("En anmärkning."),
                    Block::paragraph("株式会社 \u{1f98a} och \u{202e}omvänt"),
                ],
            },
            Block::Contents {
                title: "Innehåll".to_owned(),
                depth: 2,
            },
            year(),
            Block::Document {
                lang: Lang::En,
                blocks: vec![
                    Block::heading(2, "The text"),
                    Block::Items {
                        items: vec![
                            item("1.", None, vec![Block::paragraph(text)]),
                            item(
                                "2.",
                                None,
                                vec![
                                    Block::paragraph(
                                        Text::plain("See")
                                            .linked("1", Link::Anchor("note-1".to_owned())),
                                    ),
                                    Block::Items {
                                        items: vec![item(
                                            "•",
                                            Some("note-1"),
                                            vec![
                                                Block::paragraph("inner"),
                                                Block::Lines {
                                                    text: "Street 1\n  12345 Town".to_owned(),
                                                },
                                            ],
                                        )],
                                    },
                                ],
                            ),
                            item("3.", None, Vec::new()),
                        ],
                    },
                    Block::Quoted {
                        blocks: vec![
                            Block::paragraph(
                                Text::default()
                                    .with(Emphasis::Struck, "struck out")
                                    .and(" and kept"),
                            ),
                            Block::List {
                                from: None,
                                items: vec!["in a quote".into()],
                            },
                        ],
                    },
                    Block::Rule,
                ],
            },
            Block::PageBreak,
            Block::heading(1, "Ny sida"),
            Block::paragraph(
                Text::default()
                    .linked("Leder ingenstans", Link::Anchor("no-such-place".to_owned())),
            ),
        ],
    )
}
