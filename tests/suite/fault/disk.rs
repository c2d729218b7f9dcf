//! A disk that takes no more, a folder that may not be written, and a database that is damaged: what was kept stays,
//! and the message says what to do.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::server;

/// The account that owns nothing.
const NOBODY: u32 = 65_534;

struct Said {
    code: Option<i32>,
    out: String,
    err: String,
}

fn said(command: &mut Command) -> Said {
    let output = command.output().expect("the program starts");
    Said {
        code: output.status.code(),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

fn run(data: &Path, arguments: &[&str]) -> Said {
    said(
        Command::new(env!("CARGO_BIN_EXE_avtal"))
            .args(["--lang", "en", "--data"])
            .arg(data)
            .args(arguments),
    )
}

/// Runs the program where no file may grow beyond a number of bytes, as on a disk that is nearly full.
fn run_limited(data: &Path, bytes: u64, arguments: &[&str]) -> Said {
    said(
        server::limited(bytes)
            .args(["--lang", "en", "--data"])
            .arg(data)
            .args(arguments),
    )
}

fn size(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |it| it.len())
}

#[test]
fn on_a_full_disk_nothing_is_changed_and_the_message_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    assert_eq!(run(&data, &["vendor", "add", "First"]).code, Some(0));
    let text = folder.path().join("text.md");
    fs::write(
        &text,
        "# Agreement\n\n".to_owned() + &"The processor processes.\n\n".repeat(40_000),
    )
    .expect("room for a text");
    let room = size(&data.join("avtal.db")) + 64 * 1024;
    let arguments = [
        "agreement",
        "add",
        text.to_str().expect("a name"),
        "--vendor",
        "First",
    ];
    let refused = run_limited(&data, room, &arguments);
    assert_eq!(refused.code, Some(3), "{}{}", refused.out, refused.err);
    assert!(
        refused.err.contains("Nothing was changed. Free some space"),
        "{}",
        refused.err
    );
    let mut added = 0;
    let refused = loop {
        let name = format!("A vendor with a long name, number {added}");
        let said = run_limited(&data, room, &["vendor", "add", &name]);
        if said.code != Some(0) {
            break said;
        }
        added += 1;
    };
    assert!(
        refused.err.contains("Nothing was changed. Free some space"),
        "{}",
        refused.err
    );
    // With room again, all that was acknowledged is there, nothing else is, and work goes on.
    let list = run(&data, &["vendor", "list", "--format", "json"]);
    assert_eq!(
        list.out.matches("A vendor with a long name").count(),
        added,
        "{}",
        list.out
    );
    let verified = run(&data, &["verify"]);
    assert_eq!(verified.code, Some(0), "{}{}", verified.out, verified.err);
    assert_eq!(run(&data, &arguments).code, Some(0));
}

/// The program where an account without rights can run it.
fn program_for_all(folder: &Path) -> PathBuf {
    let program = folder.join("avtal");
    fs::copy(env!("CARGO_BIN_EXE_avtal"), &program).expect("room for the program");
    fs::set_permissions(&program, Permissions::from_mode(0o755)).expect("ours");
    program
}

#[test]
fn a_folder_that_may_not_be_written_is_named_with_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).expect("ours");
    let program = program_for_all(folder.path());
    let data = folder.path().join("data");
    assert_eq!(run(&data, &["vendor", "add", "First"]).code, Some(0));
    let before = fs::read(data.join("avtal.db")).expect("the database");
    for path in [data.join("avtal.db"), data.join("agreements"), data.clone()] {
        let mode = if path.is_dir() { 0o555 } else { 0o444 };
        fs::set_permissions(&path, Permissions::from_mode(mode)).expect("ours");
    }
    for arguments in [&["vendor", "add", "Second"][..], &["serve", "--port", "0"]] {
        let mut command = Command::new(&program);
        command
            .args(["--lang", "en", "--data"])
            .arg(&data)
            .args(arguments);
        if fs::metadata("/proc/self").is_ok_and(|it| std::os::unix::fs::MetadataExt::uid(&it) == 0)
        {
            command.uid(NOBODY).gid(NOBODY);
        }
        let refused = said(&mut command);
        assert_eq!(
            refused.code,
            Some(3),
            "{arguments:?} {}{}",
            refused.out,
            refused.err
        );
        assert!(
            refused
                .err
                .contains("Give the user that runs Avtal the right to write"),
            "{arguments:?} {}",
            refused.err
        );
    }
    assert_eq!(
        fs::read(data.join("avtal.db")).expect("still there"),
        before
    );
    fs::set_permissions(&data, Permissions::from_mode(0o755)).expect("ours");
}

#[test]
fn a_damaged_database_is_said_and_left_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let whole = folder.path().join("whole");
    for n in 0..3 {
        assert_eq!(
            run(&whole, &["vendor", "add", &format!("Vendor {n}")]).code,
            Some(0)
        );
    }
    let bytes = fs::read(whole.join("avtal.db")).expect("the database");
    let mut no_header = bytes.clone();
    no_header[..32].fill(b'?');
    let mut no_pages = bytes.clone();
    let half = no_pages.len() / 2;
    no_pages[4096..half].fill(0xa5);
    for (name, damaged) in [
        ("without its head", no_header),
        ("with bad pages", no_pages),
        ("cut off", bytes[..half + 100].to_vec()),
    ] {
        let data = folder.path().join(name);
        fs::create_dir(&data).expect("a folder");
        fs::write(data.join("avtal.db"), &damaged).expect("written");
        let refused = run(&data, &["verify"]);
        assert_ne!(refused.code, Some(0), "{name}: {}", refused.out);
        assert!(
            (refused.out + &refused.err).contains("restore the latest backup"),
            "{name}: {}",
            refused.err
        );
        let refused = run(&data, &["serve", "--port", "0"]);
        assert_eq!(
            refused.code,
            Some(3),
            "{name}: {}{}",
            refused.out,
            refused.err
        );
        assert!(
            refused.err.contains("restore the latest backup"),
            "{name}: {}",
            refused.err
        );
        assert_eq!(
            fs::read(data.join("avtal.db")).expect("there"),
            damaged,
            "{name}"
        );
    }
}

#[test]
fn a_server_on_a_full_disk_still_shows_pages() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let cookie = server::register(&data);
    let room = size(&data.join("avtal.db")) + 256 * 1024;
    let server = server::Server::start_limited(&data, &cookie, room);
    let mut added = 0;
    let refused = loop {
        let name = format!("Vendor {added}");
        match server.post("/vendors", &server::vendor(&name)) {
            Some((303, _)) => added += 1,
            answer => break answer,
        }
        assert!(added < 10_000, "the limit is never reached");
    };
    let (status, _) = refused.expect("the server stands");
    assert_eq!(status, 507);
    let (status, body) = server.get("/vendors").expect("the server stands");
    assert_eq!(status, 200);
    assert!(
        body.contains(&format!("Vendor {}", added - 1)),
        "what was kept is shown"
    );
    server.kill();
    let store = server::open(&data);
    let report = store.read_blocking(|r| r.verify()).expect("verified");
    assert!(report.differences.is_empty(), "{:?}", report.differences);
}
