//! Writes the objects of a document to a file of PDF 1.7: streams by themselves, all others in compressed object
//! streams (the structure of a long table has an object for every cell), and a cross-reference stream. lopdf's own
//! writer ends the data of a stream with a line feed, which hides the length of data that happens to end in a
//! carriage return, and PDF/A forbids a length that does not show.

use std::io::{self, Write as _};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, Object, StringFormat, dictionary};

/// As many objects lie in one object stream.
const TOGETHER: usize = 250;

/// Where an object lies.
#[derive(Clone, Copy)]
enum At {
    Free,
    Offset(usize),
    Within { stream: u32, place: usize },
}

/// The bytes of the file. Streams without a filter are compressed where lopdf allows it.
pub(super) fn write(doc: &mut Document) -> io::Result<Vec<u8>> {
    let mut out = Vec::with_capacity(1 << 16);
    // The four high bytes tell other programs that this is no text.
    out.extend(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
    let first_free = doc.max_id + 1;
    let mut places = vec![At::Free; index(first_free)];
    let mut small: Vec<(u32, &Object)> = Vec::new();
    for (id, object) in &mut doc.objects {
        let Object::Stream(stream) = object else {
            continue;
        };
        if stream.allows_compression && !stream.dict.has(b"Filter") {
            let data = deflated(&stream.content)?;
            stream.set_content(data);
            stream.dict.set("Filter", "FlateDecode");
        }
        places[index(id.0)] = At::Offset(out.len());
        write_stream(&mut out, id.0, &mut stream.dict, &stream.content)?;
    }
    for (id, object) in &doc.objects {
        if !matches!(object, Object::Stream(_)) {
            small.push((id.0, object));
        }
    }
    let mut next = first_free;
    for group in small.chunks(TOGETHER) {
        let mut heads = Vec::new();
        let mut body = Vec::new();
        for (place, (id, object)) in group.iter().enumerate() {
            places[index(*id)] = At::Within {
                stream: next,
                place,
            };
            write!(heads, "{id} {} ", body.len())?;
            write_object(&mut body, object)?;
            body.push(b'\n');
        }
        let mut dict = dictionary! {
            "Type" => "ObjStm", "N" => whole(group.len()), "First" => whole(heads.len()), "Filter" => "FlateDecode",
        };
        heads.extend(body);
        places.push(At::Offset(out.len()));
        write_stream(&mut out, next, &mut dict, &deflated(&heads)?)?;
        next += 1;
    }
    let start = out.len();
    places.push(At::Offset(start));
    let mut dict = dictionary! {
        "Type" => "XRef", "Size" => whole(places.len()), "W" => vec![1.into(), 4.into(), 2.into()], "Filter" => "FlateDecode",
    };
    for key in [b"Root".as_slice(), b"Info", b"ID"] {
        if let Ok(value) = doc.trailer.get(key) {
            dict.set(key, value.clone());
        }
    }
    write_stream(&mut out, next, &mut dict, &deflated(&table(&places))?)?;
    write!(out, "startxref\n{start}\n%%EOF\n")?;
    Ok(out)
}

/// The entries of the cross-reference stream: kind, where, and where within that.
fn table(places: &[At]) -> Vec<u8> {
    let mut table = Vec::with_capacity(places.len() * 7);
    for place in places {
        let (kind, at, within) = match *place {
            At::Free => (0, 0, 0),
            At::Offset(offset) => (1, u32::try_from(offset).unwrap_or(u32::MAX), 0),
            At::Within { stream, place } => (2, stream, u16::try_from(place).unwrap_or(u16::MAX)),
        };
        table.push(kind);
        table.extend(at.to_be_bytes());
        table.extend(within.to_be_bytes());
    }
    table
}

fn index(id: u32) -> usize {
    usize::try_from(id).unwrap_or(usize::MAX)
}

fn whole(n: usize) -> Object {
    Object::Integer(i64::try_from(n).unwrap_or(i64::MAX))
}

fn deflated(data: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(data.len() / 4), Compression::default());
    encoder.write_all(data)?;
    encoder.finish()
}

fn write_stream(out: &mut Vec<u8>, id: u32, dict: &mut Dictionary, data: &[u8]) -> io::Result<()> {
    dict.set("Length", whole(data.len()));
    writeln!(out, "{id} 0 obj")?;
    write_dictionary(out, dict)?;
    out.extend(b"\nstream\n");
    out.extend(data);
    out.extend(b"\r\nendstream\nendobj\n");
    Ok(())
}

fn write_object(out: &mut Vec<u8>, object: &Object) -> io::Result<()> {
    match object {
        Object::Null => out.extend(b"null"),
        Object::Boolean(value) => write!(out, "{value}")?,
        Object::Integer(value) => write!(out, "{value}")?,
        Object::Real(value) => write!(out, "{value}")?,
        Object::Name(name) => write_name(out, name)?,
        Object::String(bytes, StringFormat::Hexadecimal) => {
            out.push(b'<');
            for byte in bytes {
                write!(out, "{byte:02X}")?;
            }
            out.push(b'>');
        }
        Object::String(bytes, StringFormat::Literal) => {
            out.push(b'(');
            for byte in bytes {
                match byte {
                    b'(' | b')' | b'\\' => out.extend([b'\\', *byte]),
                    b'\r' => out.extend(b"\\r"),
                    byte => out.push(*byte),
                }
            }
            out.push(b')');
        }
        Object::Array(items) => {
            out.push(b'[');
            for (n, item) in items.iter().enumerate() {
                if n > 0 {
                    out.push(b' ');
                }
                write_object(out, item)?;
            }
            out.push(b']');
        }
        Object::Dictionary(dict) => write_dictionary(out, dict)?,
        Object::Reference(id) => write!(out, "{} {} R", id.0, id.1)?,
        Object::Stream(_) => return Err(io::Error::other("a stream is an object of its own")),
    }
    Ok(())
}

fn write_dictionary(out: &mut Vec<u8>, dict: &Dictionary) -> io::Result<()> {
    out.extend(b"<<");
    for (key, value) in dict {
        write_name(out, key)?;
        out.push(b' ');
        write_object(out, value)?;
    }
    out.extend(b">>");
    Ok(())
}

fn write_name(out: &mut Vec<u8>, name: &[u8]) -> io::Result<()> {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'_' | b'.') {
            out.push(*byte);
        } else {
            write!(out, "#{byte:02X}")?;
        }
    }
    Ok(())
}
