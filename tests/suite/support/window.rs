//! A real browser: Chromium without a window, driven by chromedriver, against a server on a port of its own.
//! Both end with the test. Pictures are taken where `AVTAL_SCREENSHOTS` names a folder.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;

use avtal::web;
use avtal::web::config::WebConfig;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use rocket::fairing::AdHoc;
use rocket::tokio;
use serde_json::{Value, json};
use tokio::runtime::Runtime;
use tokio::sync::oneshot;

use super::app::TestApp;

/// chromedriver on a port that it chose.
struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    fn start() -> Driver {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver is installed: tests/run does it");
        let lines = BufReader::new(process.stdout.take().expect("it is piped")).lines();
        let port = lines
            .map_while(Result::ok)
            .find_map(|line| {
                let rest = line.split("started successfully on port ").nth(1)?;
                rest.trim_end_matches('.').parse().ok()
            })
            .expect("it says its port");
        Driver { process, port }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A browser window on a running server.
pub struct Window {
    runtime: Runtime,
    client: Client,
    base: String,
    shutdown: rocket::Shutdown,
    _driver: Driver,
}

impl Window {
    /// Starts the server of an app and a browser.
    pub fn open(app: &TestApp) -> Window {
        let mut config = app.config();
        config.port = 0;
        let runtime = Runtime::new().expect("threads");
        let driver = Driver::start();
        let (base, shutdown) = runtime.block_on(serve(&config));
        let client = runtime.block_on(browser(driver.port));
        Window {
            runtime,
            client,
            base,
            shutdown,
            _driver: driver,
        }
    }

    /// Goes to a page.
    pub fn go(&self, path: &str) {
        self.runtime
            .block_on(self.client.goto(&format!("{}{path}", self.base)))
            .expect("the page comes");
    }

    /// Sets a cookie of the server.
    pub fn cookie(&self, name: &str, value: &str) {
        let cookie = json!({ "url": self.base, "name": name, "value": value });
        self.runtime
            .block_on(self.client.issue_cmd(DevTools("Network.setCookie", cookie)))
            .expect("it is set");
    }

    /// How wide and high the page is shown.
    pub fn size(&self, width: u32, height: u32) {
        // A window without a frame still has a least width: the page is made as wide as asked for.
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        let command = DevTools("Emulation.setDeviceMetricsOverride", metrics);
        self.runtime
            .block_on(self.client.issue_cmd(command))
            .expect("the window is resized");
    }

    /// Types into the control of an id.
    pub fn fill(&self, id: &str, text: &str) {
        let control = self.runtime.block_on(self.client.find(Locator::Id(id)));
        let control = control.expect("there is such a control");
        self.runtime
            .block_on(control.send_keys(text))
            .expect("it is typed");
    }

    /// Waits for what a selector finds first, and presses it.
    pub fn press(&self, selector: &str) {
        let button = self
            .runtime
            .block_on(self.client.wait().for_element(Locator::Css(selector)));
        let button = button.expect("there is such a button");
        self.runtime
            .block_on(button.click())
            .expect("it is pressed");
    }

    /// Waits until a selector finds something: a press leads to its page in its own time.
    pub fn awaits(&self, selector: &str) {
        let found = self
            .runtime
            .block_on(self.client.wait().for_element(Locator::Css(selector)));
        if let Err(error) = found {
            let at = self.script("return location.pathname");
            panic!("no {selector} at {at}: {error}");
        }
    }

    /// Waits until the page of a path is there.
    pub fn arrives(&self, path: &str) {
        let url = format!("{}{path}", self.base).parse().expect("an address");
        self.runtime
            .block_on(self.client.wait().for_url(&url))
            .expect("it comes");
    }

    /// Waits for a link or button with these words, as a screen reader says them, and presses it.
    pub fn choose(&self, role: &str, words: &str) {
        let tag = match role {
            "link" => "a[@href]",
            "button" => "button",
            other => panic!("no role {other}"),
        };
        let path = format!("//main//{tag}[normalize-space()='{words}']");
        let found = self
            .runtime
            .block_on(self.client.wait().for_element(Locator::XPath(&path)));
        let found = found.unwrap_or_else(|error| panic!("no {role} “{words}”: {error}"));
        self.runtime.block_on(found.click()).expect("it is pressed");
    }

    /// Writes into the control of a label, in place of what it holds; days as their controls send them.
    pub fn write(&self, label: &str, text: &str) {
        let path = format!("//main//label[normalize-space(text())='{label}']");
        let found = self
            .runtime
            .block_on(self.client.wait().for_element(Locator::XPath(&path)));
        let found = found.unwrap_or_else(|error| panic!("no label “{label}”: {error}"));
        let id = self.runtime.block_on(found.attr("for"));
        let id = id.expect("it is read").expect("it leads to its control");
        if self.script(&format!("return document.getElementById('{id}').type")) == "file" {
            return self.fill(&id, text);
        }
        self.script(&format!(
            "document.getElementById('{id}').value = {}",
            Value::from(text)
        ));
    }

    /// Presses a key, wherever the keyboard is.
    pub fn key(&self, key: &str) {
        let found = self.runtime.block_on(self.client.active_element());
        let found = found.expect("the keyboard is somewhere");
        self.runtime
            .block_on(found.send_keys(key))
            .expect("it is pressed");
    }

    /// Waits until the page shows a text.
    pub fn shows(&self, text: &str) {
        let path = format!("//main//*[contains(normalize-space(.), '{text}')]");
        let found = self
            .runtime
            .block_on(self.client.wait().for_element(Locator::XPath(&path)));
        if let Err(error) = found {
            let said = self.script("return document.querySelector('main').innerText");
            panic!("no “{text}” ({error}) in {said}");
        }
    }

    /// What a script gives.
    pub fn script(&self, script: &str) -> Value {
        self.runtime
            .block_on(self.client.execute(script, Vec::new()))
            .expect("the script runs")
    }

    /// A picture of the whole page, where pictures are wanted.
    pub fn picture(&self, name: &str) {
        let Some(folder) = std::env::var_os("AVTAL_SCREENSHOTS").map(PathBuf::from) else {
            return;
        };
        std::fs::create_dir_all(&folder).expect("a folder");
        let whole = json!({ "captureBeyondViewport": true, "format": "png" });
        let command = DevTools("Page.captureScreenshot", whole);
        let picture = self
            .runtime
            .block_on(self.client.issue_cmd(command))
            .expect("a picture");
        let data = picture["data"].as_str().expect("base64");
        let bytes = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, data)
            .expect("base64");
        std::fs::write(folder.join(format!("{name}.png")), bytes).expect("it is written");
    }

    /// What axe-core finds wrong with the page, one line each.
    pub fn violations(&self) -> Vec<String> {
        let path = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/target/tools/node_modules/axe-core/axe.min.js"
        );
        let axe = std::fs::read_to_string(path).expect("axe-core is installed: tests/run does it");
        self.script(&axe);
        let script = "const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'] }).then((found) => done(
                found.violations.flatMap((rule) => rule.nodes.map((node) =>
                    `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\\s+/g, ' ')}`))),
                (error) => done([`axe: ${error}`]));";
        let found = self
            .runtime
            .block_on(self.client.execute_async(script, Vec::new()))
            .expect("axe runs");
        found
            .as_array()
            .expect("a list")
            .iter()
            .map(|line| line.as_str().unwrap_or_default().to_owned())
            .collect()
    }

    /// Ends browser and server.
    pub fn close(self) {
        let _ = self.runtime.block_on(self.client.close());
        self.shutdown.notify();
    }
}

/// Starts a server on a free port; gives its address and the way to end it.
async fn serve(config: &WebConfig) -> (String, rocket::Shutdown) {
    let (ready, port) = oneshot::channel();
    let ready = Mutex::new(Some(ready));
    let rocket = web::rocket(config)
        .attach(AdHoc::on_liftoff("ready", move |rocket| {
            let sender = ready.lock().expect("one liftoff").take();
            let _ = sender.expect("one liftoff").send(rocket.config().port);
            Box::pin(async {})
        }))
        .ignite()
        .await
        .expect("the server starts");
    let shutdown = rocket.shutdown();
    tokio::spawn(rocket.launch());
    let port = port.await.expect("the server listens");
    (format!("http://127.0.0.1:{port}"), shutdown)
}

/// A browser without a window.
async fn browser(driver_port: u16) -> Client {
    let args = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
    ];
    let mut wanted = serde_json::Map::new();
    wanted.insert("goog:chromeOptions".to_owned(), json!({ "args": args }));
    ClientBuilder::new(HttpConnector::new())
        .capabilities(wanted)
        .connect(&format!("http://127.0.0.1:{driver_port}"))
        .await
        .expect("Chromium starts")
}

/// A command of Chromium's own, through chromedriver.
#[derive(Debug)]
struct DevTools(&'static str, Value);

impl fantoccini::wd::WebDriverCompatibleCommand for DevTools {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        let session = session.unwrap_or_default();
        base.join(&format!("session/{session}/goog/cdp/execute"))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        let body = json!({ "cmd": self.0, "params": self.1 });
        (http::Method::POST, Some(body.to_string()))
    }
}
