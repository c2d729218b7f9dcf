//! The programs that read a PDF back. A test that needs one fails with what to install, it never passes without.

use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

use avtal::report::paper::Paper;
use avtal::report::pdf::{Pdf, pdf};

/// A paper made into a file in a folder of its own.
pub struct Made {
    /// What the library says of it.
    pub pdf: Pdf,
    folder: tempfile::TempDir,
}

/// A word with its box: page from 1, left, top, right, bottom in points.
#[derive(Clone, Debug)]
pub struct Word {
    #[expect(dead_code, reason = "a failing test prints it")]
    pub text: String,
    pub page: usize,
    pub edges: [f32; 4],
}

/// Makes the file.
pub fn made(paper: &Paper) -> Made {
    Made::of(pdf(paper).expect("a paper becomes a PDF"))
}

impl Made {
    /// A file that has been made.
    pub fn of(pdf: Pdf) -> Made {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::write(folder.path().join("paper.pdf"), &pdf.bytes).expect("room for a PDF");
        Made { pdf, folder }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("paper.pdf")
    }

    /// What `qpdf --check` complains about, empty when it is content.
    pub fn complaints(&self) -> String {
        let output = run(
            "qpdf",
            "apt-get install qpdf",
            &["--check".as_ref(), self.path().as_ref()],
        );
        if output.status.success() {
            String::new()
        } else {
            both(&output)
        }
    }

    /// The text as it stands on the pages, one entry a page.
    pub fn pages(&self) -> Vec<String> {
        let text = self.pdftotext("-layout");
        let mut pages: Vec<String> = text.split('\u{c}').map(str::to_owned).collect();
        pages.pop();
        pages
    }

    /// The text in reading order.
    pub fn text(&self) -> String {
        self.pdftotext("-raw")
    }

    /// Every word with its box.
    pub fn words(&self) -> Vec<Word> {
        let mut page = 0;
        let mut words = Vec::new();
        for line in self.pdftotext("-bbox").lines() {
            let line = line.trim();
            if line.starts_with("<page") {
                page += 1;
            }
            let Some(rest) = line.strip_prefix("<word ") else {
                continue;
            };
            let edge = |name: &str| -> f32 {
                let from = rest
                    .find(&format!("{name}=\""))
                    .expect("a box has four edges")
                    + name.len()
                    + 2;
                let value = rest[from..].split('"').next().expect("an edge has a value");
                value.parse().expect("an edge is a number")
            };
            let text = rest
                .split('>')
                .nth(1)
                .and_then(|text| text.split("</word").next())
                .unwrap_or_default();
            words.push(Word {
                text: text.to_owned(),
                page,
                edges: ["xMin", "yMin", "xMax", "yMax"].map(edge),
            });
        }
        words
    }

    /// What `pdfinfo` says; with `-struct-text` the structure as a screen reader walks it.
    pub fn info(&self, arguments: &[&str]) -> String {
        let path = self.path();
        let mut all: Vec<&std::ffi::OsStr> = arguments.iter().map(AsRef::as_ref).collect();
        all.push(path.as_ref());
        let output = run("pdfinfo", "apt-get install poppler-utils", &all);
        // Texts of attributes come out as the file has them, which may be UTF-16.
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// The outline as qpdf reads it.
    pub fn outline(&self) -> serde_json::Value {
        let path = self.path();
        let arguments: [&std::ffi::OsStr; 3] = [
            "--json".as_ref(),
            "--json-key=outlines".as_ref(),
            path.as_ref(),
        ];
        let output = run("qpdf", "apt-get install qpdf", &arguments);
        let json: serde_json::Value =
            serde_json::from_slice(&output.stdout).expect("qpdf writes JSON");
        json["outlines"].clone()
    }

    fn pdftotext(&self, how: &str) -> String {
        let output = run(
            "pdftotext",
            "apt-get install poppler-utils",
            &[how.as_ref(), self.path().as_ref(), "-".as_ref()],
        );
        String::from_utf8(output.stdout).expect("pdftotext writes UTF-8")
    }

    /// What the validator finds against a profile (`2a`: PDF/A-2a, `ua1`: PDF/UA-1), empty when it conforms.
    pub fn violations(&self, profile: &str) -> String {
        let script = "import page, sys\n\
            report = page.validate_pdf(sys.argv[1], profile=page.ValidationProfile(sys.argv[2]))\n\
            assert report.is_compliant == (not report.failures)\n\
            print('\\n'.join(sorted({f'{f.rule_id}: {f.message}' for f in report.failures})))";
        let path = self.path();
        let arguments: [&std::ffi::OsStr; 4] = [
            "-c".as_ref(),
            script.as_ref(),
            path.as_ref(),
            profile.as_ref(),
        ];
        let output = run(python(), INSTALL, &arguments);
        assert!(output.status.success(), "{}", both(&output));
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }
}

/// How the validator is installed where it is looked for.
const INSTALL: &str =
    "python3 -m venv target/tools && target/tools/bin/pip install page-validation==0.11.0";

/// A Python that has the validator.
fn python() -> &'static str {
    static PYTHON: LazyLock<String> =
        LazyLock::new(|| crate::support::python::with("import page; page.validate_pdf", INSTALL));
    &PYTHON
}

fn run(program: &str, install: &str, arguments: &[&std::ffi::OsStr]) -> std::process::Output {
    Command::new(program)
        .args(arguments)
        .output()
        .unwrap_or_else(|error| {
            panic!(
                "{program} is needed and could not be started ({error}); install it with: {install}"
            )
        })
}

fn both(output: &std::process::Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}
