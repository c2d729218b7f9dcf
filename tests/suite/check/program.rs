//! The real program in a folder of its own, away from the environment of whoever runs the tests.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// A folder with texts in which the program runs.
pub struct Desk {
    folder: tempfile::TempDir,
}

/// What the program said.
pub struct Said {
    /// Its exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
    /// Standard output as bytes.
    pub bytes: Vec<u8>,
}

impl Desk {
    /// An empty folder.
    pub fn new() -> Desk {
        Desk {
            folder: tempfile::tempdir().expect("a temporary folder"),
        }
    }

    /// With a file.
    pub fn with(self, name: &str, content: impl AsRef<[u8]>) -> Desk {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder");
        std::fs::write(path, content).expect("room for a file");
        self
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Runs the program with arguments.
    pub fn run(&self, arguments: &[&str]) -> Said {
        said(self.command(arguments).output())
    }

    /// Runs the program in an environment variable's presence.
    pub fn run_in(&self, name: &str, value: &str, arguments: &[&str]) -> Said {
        said(self.command(arguments).env(name, value).output())
    }

    /// Runs the program with standard input.
    pub fn pipe(&self, arguments: &[&str], input: &[u8]) -> Said {
        use std::io::Write;
        let mut child = self
            .command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut stdin = child.stdin.take().expect("a pipe");
        stdin.write_all(input).expect("the program reads");
        drop(stdin);
        said(child.wait_with_output())
    }

    /// What `--format json` says of these texts.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let mut all = vec!["check", "--format", "json"];
        all.extend(arguments);
        let said = self.run(&all);
        serde_json::from_str(&said.out)
            .unwrap_or_else(|error| panic!("{error}: {} {}", said.out, said.err))
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_avtal"));
        command
            .args(arguments)
            .current_dir(self.path())
            .stdin(Stdio::null());
        for name in [
            "LANG",
            "LC_ALL",
            "LC_MESSAGES",
            "NO_COLOR",
            "COLUMNS",
            "AVTAL_DATA",
            "AVTAL_LANG",
        ] {
            command.env_remove(name);
        }
        command
    }
}

fn said(output: std::io::Result<Output>) -> Said {
    let output = output.expect("the program starts");
    Said {
        code: output.status.code().expect("the program ends by itself"),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
        bytes: output.stdout,
    }
}

/// A demonstration agreement's text.
pub fn agreement(path: &str) -> String {
    let path = agreements().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The folder of the demonstration agreements.
pub fn agreements() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("agreements")
}

/// A small agreement that is an agreement to the checker and lacks much; it flags nothing.
pub const SHORT: &str = "# Data Processing Agreement\n\n\
    This data processing agreement under Article 28 GDPR is between Alder Ltd (the \"Controller\") and Birch Ltd (the \"Processor\").\n\n\
    ## 1 Instructions\n\n\
    The Processor shall process personal data only on documented instructions from the Controller.\n\n\
    ## 2 Confidentiality\n\n\
    The Processor shall ensure that persons authorised to process the personal data are bound to confidentiality.\n\n\
    ## 3 Breaches\n\n\
    The Processor shall notify the Controller of a personal data breach without undue delay and no later than 96 hours after becoming aware of it.\n";

/// The same in Swedish.
pub const SHORT_SV: &str = "# Personuppgiftsbiträdesavtal\n\n\
    Detta personuppgiftsbiträdesavtal enligt artikel 28 i dataskyddsförordningen gäller mellan Alen AB (den personuppgiftsansvarige) och \
    Björken AB (personuppgiftsbiträdet).\n\n\
    ## 1 Instruktioner\n\n\
    Personuppgiftsbiträdet ska endast behandla personuppgifter enligt den personuppgiftsansvariges dokumenterade instruktioner.\n\n\
    ## 2 Sekretess\n\n\
    Personuppgiftsbiträdet ska se till att de personer som behandlar personuppgifterna omfattas av tystnadsplikt.\n";
