//! A page as a person reads it, and a form as a person fills it in: by labels and the words on buttons. What
//! has no label cannot be filled in, so that a missing label or token fails a test as it would fail a person.

use rocket::http::ContentType;
use rocket::local::blocking::LocalResponse;
use scraper::{ElementRef, Html, Selector};

use super::app::Browser;

/// What came back.
pub struct Page<'a> {
    browser: &'a Browser,
    pub path: String,
    pub status: u16,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl<'a> Page<'a> {
    pub(super) fn of(browser: &'a Browser, path: &str, response: LocalResponse<'_>) -> Page<'a> {
        let headers = response
            .headers()
            .iter()
            .map(|header| (header.name().to_string(), header.value().to_owned()))
            .collect();
        Page {
            browser,
            path: path.to_owned(),
            status: response.status().code,
            headers,
            body: response.into_bytes().unwrap_or_default(),
        }
    }

    /// The first header of a name.
    pub fn header(&self, name: &str) -> Option<String> {
        self.headers
            .iter()
            .find(|(other, _)| other.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.clone())
    }

    /// Every header of a name.
    pub fn headers(&self, name: &str) -> Vec<&str> {
        self.headers
            .iter()
            .filter(|(other, _)| other.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
            .collect()
    }

    /// Statements that the page took.
    pub fn n_queries(&self) -> u32 {
        let text = self.header("X-Queries").expect("debug builds count");
        text.parse().expect("a number")
    }

    pub fn html(&self) -> Html {
        Html::parse_document(&String::from_utf8_lossy(&self.body))
    }

    /// The words of everything that a selector finds, one line each.
    pub fn text(&self, selector: &str) -> String {
        let html = self.html();
        html.select(&parse(selector))
            .map(words)
            .collect::<Vec<_>>()
            .join("\n")
    }

    /// Whether a selector finds anything.
    pub fn has(&self, selector: &str) -> bool {
        self.html().select(&parse(selector)).next().is_some()
    }

    /// An attribute of the first thing that a selector finds.
    pub fn attribute(&self, selector: &str, name: &str) -> String {
        self.html()
            .select(&parse(selector))
            .next()
            .and_then(|found| found.value().attr(name))
            .unwrap_or_else(|| panic!("{}: no {selector} with {name}", self.path))
            .to_owned()
    }

    /// Follows the first link with these words.
    pub fn click(&self, link: &str) -> Page<'a> {
        let html = self.html();
        let href = html
            .select(&parse("a[href]"))
            .find(|found| words(*found) == link)
            .and_then(|found| found.value().attr("href"))
            .unwrap_or_else(|| panic!("{}: no link “{link}”", self.path))
            .to_owned();
        // What stands behind the `#` is for the browser alone.
        let address = href.split('#').next().unwrap_or_default();
        self.browser.get(address)
    }

    /// The form whose button has these words, with everything that it holds already.
    pub fn form(&self, button: &str) -> Form<'a> {
        let html = self.html();
        let button_found = html
            .select(&parse("form button"))
            .find(|found| words(*found) == button)
            .unwrap_or_else(|| {
                panic!("{}: no button “{button}”\n{}", self.path, self.text("main"))
            });
        let form = button_found
            .ancestors()
            .filter_map(ElementRef::wrap)
            .find(|ancestor| ancestor.value().name() == "form")
            .expect("the selector asked for a form");
        let attribute = |name| form.value().attr(name).unwrap_or_default().to_owned();
        let mut filled = Form {
            browser: self.browser,
            page: self.path.clone(),
            // A button may lead elsewhere than its form.
            action: match button_found.value().attr("formaction") {
                Some(action) => action.to_owned(),
                None => attribute("action"),
            },
            is_post: attribute("method") == "post",
            is_multipart: attribute("enctype") == "multipart/form-data",
            fields: Vec::new(),
            values: Vec::new(),
            files: Vec::new(),
        };
        for control in form.select(&parse("input, select, textarea")) {
            filled.add(control);
        }
        filled.labels(form);
        let value = button_found.value();
        if let Some(name) = value.attr("name") {
            filled.set(name, value.attr("value").unwrap_or_default());
        }
        filled
    }
}

fn parse(selector: &str) -> Selector {
    Selector::parse(selector).expect("a selector")
}

/// An element's words, with single spaces.
pub fn words(element: ElementRef<'_>) -> String {
    let text: String = element.text().collect::<Vec<_>>().join(" ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a label leads to.
struct Labelled {
    label: String,
    name: String,
    /// The value of a box or radio button, and of each choice of a list by its words.
    choices: Vec<(String, String)>,
}

/// A form that is being filled in.
pub struct Form<'a> {
    browser: &'a Browser,
    page: String,
    action: String,
    is_post: bool,
    is_multipart: bool,
    fields: Vec<Labelled>,
    values: Vec<(String, String)>,
    files: Vec<(String, String, Vec<u8>)>,
}

impl<'a> Form<'a> {
    fn add(&mut self, control: ElementRef<'_>) {
        let value = control.value();
        let Some(name) = value.attr("name") else {
            return;
        };
        let kind = value.attr("type").unwrap_or_default();
        let is_choice = matches!(kind, "checkbox" | "radio");
        if kind == "file" || (is_choice && value.attr("checked").is_none()) {
            return;
        }
        let content = match value.name() {
            "textarea" => {
                let text: String = control.text().collect();
                text.strip_prefix('\n').unwrap_or(&text).to_owned()
            }
            "select" => control
                .select(&parse("option[selected]"))
                .next()
                .or_else(|| control.select(&parse("option")).next())
                .and_then(|option| option.value().attr("value"))
                .unwrap_or_default()
                .to_owned(),
            _ => value.attr("value").unwrap_or_default().to_owned(),
        };
        self.values.push((name.to_owned(), content));
    }

    fn labels(&mut self, form: ElementRef<'_>) {
        for label in form.select(&parse("label")) {
            let inside = label.select(&parse("input")).next();
            let control = match label.value().attr("for") {
                Some(id) => form.select(&parse(&format!("[id='{id}']"))).next(),
                None => inside,
            };
            let Some(control) = control else {
                panic!("{}: the label “{}” leads nowhere", self.page, words(label));
            };
            let own = control.value();
            let choices = if own.name() == "select" {
                control
                    .select(&parse("option"))
                    .map(|option| {
                        let value = option.value().attr("value").unwrap_or_default();
                        (words(option), value.to_owned())
                    })
                    .collect()
            } else {
                let value = own.attr("value").unwrap_or("on");
                vec![(String::new(), value.to_owned())]
            };
            let mut text = words(label);
            for optional in [" (optional)", " (valfritt)"] {
                text = text.replace(optional, "");
            }
            self.fields.push(Labelled {
                label: text,
                name: own.attr("name").unwrap_or_default().to_owned(),
                choices,
            });
        }
    }

    fn labelled(&self, label: &str) -> &Labelled {
        self.fields
            .iter()
            .find(|field| field.label == label)
            .unwrap_or_else(|| {
                let all: Vec<&str> = self
                    .fields
                    .iter()
                    .map(|field| field.label.as_str())
                    .collect();
                panic!("{}: no label “{label}” among {all:?}", self.page)
            })
    }

    fn set(&mut self, name: &str, value: &str) {
        self.values.retain(|(other, _)| other != name);
        self.values.push((name.to_owned(), value.to_owned()));
    }

    /// Writes into the field of a label.
    pub fn fill(mut self, label: &str, value: &str) -> Form<'a> {
        let name = self.labelled(label).name.clone();
        self.set(&name, value);
        self
    }

    /// Chooses by its words in the list of a label.
    pub fn choose(mut self, label: &str, choice: &str) -> Form<'a> {
        let field = self.labelled(label);
        let value = field
            .choices
            .iter()
            .find(|(words, _)| words == choice)
            .unwrap_or_else(|| panic!("{label} offers {:?}, not “{choice}”", field.choices))
            .1
            .clone();
        let name = field.name.clone();
        self.set(&name, &value);
        self
    }

    /// Presses the radio button of a label.
    pub fn press(mut self, label: &str) -> Form<'a> {
        let field = self.labelled(label);
        let (name, value) = (field.name.clone(), field.choices[0].1.clone());
        self.set(&name, &value);
        self
    }

    /// Ticks the box of a label.
    pub fn tick(mut self, label: &str) -> Form<'a> {
        let field = self.labelled(label);
        let pair = (field.name.clone(), field.choices[0].1.clone());
        if !self.values.contains(&pair) {
            self.values.push(pair);
        }
        self
    }

    /// Chooses a file in the field of a label.
    pub fn attach(mut self, label: &str, file: &str, bytes: &[u8]) -> Form<'a> {
        let name = self.labelled(label).name.clone();
        self.files.push((name, file.to_owned(), bytes.to_vec()));
        self
    }

    /// What a field holds, by its name.
    pub fn value(&self, name: &str) -> &str {
        self.values
            .iter()
            .find(|(other, _)| other == name)
            .map_or("", |(_, value)| value)
    }

    /// Sends something that the form does not offer, as an attacker would.
    pub fn force(mut self, name: &str, value: &str) -> Form<'a> {
        self.set(name, value);
        self
    }

    /// Sends the form and follows where it leads.
    pub fn submit(self) -> Page<'a> {
        let encoded = self
            .values
            .iter()
            .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
            .collect::<Vec<_>>()
            .join("&");
        if !self.is_post {
            return self.browser.get(&format!("{}?{encoded}", self.action));
        }
        if !self.is_multipart {
            let body = encoded.into_bytes();
            return self.browser.post(&self.action, ContentType::Form, body);
        }
        let boundary = "----avtal";
        let mut body = Vec::new();
        for (name, value) in &self.values {
            body.extend_from_slice(
                format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                    .as_bytes(),
            );
        }
        for (name, file, bytes) in &self.files {
            body.extend_from_slice(
                format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .as_bytes(),
            );
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        let kind = ContentType::new("multipart", "form-data").with_params([("boundary", boundary)]);
        self.browser.post(&self.action, kind, body)
    }
}

/// A text as part of a form's body.
pub fn encode(text: &str) -> String {
    rocket::http::RawStr::new(text).percent_encode().to_string()
}
