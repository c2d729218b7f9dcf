//! Every command in the README is run, in the order in which it stands there, in one folder. What starts a server is
//! stopped once it says where it is.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::check::program::Desk;

fn readme() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

/// The lines of the README's `sh` blocks.
fn commands(readme: &str) -> Vec<String> {
    let mut inside = false;
    let mut commands = Vec::new();
    for line in readme.lines() {
        match line.trim() {
            "```sh" => inside = true,
            "```" => inside = false,
            command if inside && !command.is_empty() && !command.starts_with('#') => {
                commands.push(command.to_owned());
            }
            _ => {}
        }
    }
    commands
}

/// The words of a command; a text in double quotes is one.
fn words(command: &str) -> Vec<String> {
    let parts = command.split('"').enumerate();
    parts
        .flat_map(|(i, part)| match i % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect(),
            _ => vec![part.to_owned()],
        })
        .collect()
}

#[test]
fn every_command_in_the_readme_works() {
    let readme = readme();
    let commands = commands(&readme);
    assert!(commands.len() >= 15, "{commands:#?}");
    let desk = Desk::new()
        .with(
            "vendors.csv",
            "name,number,category,owner,roles\nMolnviken,,hosting,Ingalill,processor\n",
        )
        .with(
            "dpa.md",
            "# Data Processing Agreement\n\nThe processor processes personal data.\n",
        );
    for command in &commands {
        let words = words(command);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        match words.as_slice() {
            ["tests/run"] => {
                assert!(
                    Path::new(env!("CARGO_MANIFEST_DIR"))
                        .join("tests/run")
                        .is_file()
                );
            }
            ["cargo", "run", "--release"] => serves(&desk, &[]),
            ["cargo", "run", "--release", "--", rest @ ..] if rest.first() == Some(&"demo") => {
                serves(&desk, rest);
            }
            ["avtal", "serve", rest @ ..] => serves(&desk, &[&["serve"], rest].concat()),
            ["avtal", rest @ ..] => {
                let said = desk.run(rest);
                let found = rest.first() == Some(&"findings");
                assert!(
                    said.code == 0 || (found && said.code == 1),
                    "{command}: {}{}",
                    said.out,
                    said.err
                );
            }
            ["cargo", "install", "--path", "."] => {}
            _ => panic!("nobody knows how to test {command}"),
        }
    }
}

/// Starts the server on a free port, waits until it says where it is, and stops it.
fn serves(desk: &Desk, arguments: &[&str]) {
    let mut server = Command::new(env!("CARGO_BIN_EXE_avtal"))
        .args(arguments)
        .env("AVTAL_PORT", "0")
        .current_dir(desk.path())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut said = Vec::new();
    for line in BufReader::new(server.stdout.take().unwrap()).lines() {
        said.push(line.unwrap());
        if said.last().is_some_and(|line| line.contains("://")) {
            break;
        }
    }
    server.kill().unwrap();
    server.wait().unwrap();
    assert!(
        said.last().is_some_and(|line| line.contains("://")),
        "{arguments:?}: {said:#?}"
    );
}

#[test]
fn the_picture_of_a_finding_is_what_the_terminal_prints() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["demo", "--prepare-only"]).code, 0);
    let said = desk
        .run(&["--data", "demo-data", "findings", "--vendor", "vaxelvinden"])
        .out;
    let today = regex::Regex::new(r"\d{4}-\d{2}-\d{2}|\d+ days").unwrap();
    let plain = |text: &str| today.replace_all(text, "…").into_owned();
    let shown: Vec<String> = said.lines().take(3).map(plain).collect();
    let readme = plain(&readme());
    for line in shown {
        assert!(readme.contains(&line), "{line}");
    }
}

#[test]
fn every_setting_in_the_table_exists() {
    let readme = readme();
    let help = Desk::new().run(&["serve", "--help"]).out;
    let setting = regex::Regex::new(r"`(--[a-z-]+)[^`]*` *\| *`(AVTAL_[A-Z_]+)`").unwrap();
    let settings: Vec<_> = setting.captures_iter(&readme).collect();
    assert!(settings.len() >= 6);
    for setting in settings {
        assert!(
            help.contains(&setting[1]) && help.contains(&setting[2]),
            "{}",
            &setting[0]
        );
    }
}
