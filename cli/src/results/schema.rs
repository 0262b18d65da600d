//! Generates `schema.json` from the types that are serialized.
//!
//! `UPDATE_SCHEMA=1 cargo test -p limpid-cli schema` writes it; read the difference before committing it.

use limpid::report::ReportView;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

use super::document::{DetectOutput, RepairOutput, SentencesOutput, SummarizeOutput};
use super::json_object::VERSION;
use super::together::TogetherOutput;

/// The fields of a command's result, as a schema.
struct Shape {
    command: &'static str,
    title: &'static str,
    schema: Value,
}

fn shape<T: JsonSchema>(generator: &mut SchemaGenerator, command: &'static str, title: &'static str) -> Shape {
    Shape { command, title, schema: T::json_schema(generator).to_value() }
}

fn shapes(generator: &mut SchemaGenerator) -> Vec<Shape> {
    vec![
        shape::<ReportView<'_>>(generator, "process", "limpid, limpid explain, and limpid clean --details"),
        shape::<ReportView<'_>>(generator, "clean", "limpid clean"),
        shape::<RepairOutput<'_>>(generator, "repair", "limpid repair"),
        shape::<DetectOutput>(generator, "detect", "limpid detect"),
        shape::<SentencesOutput<'_>>(generator, "sentences", "limpid sentences"),
        shape::<SummarizeOutput<'_>>(generator, "summarize", "limpid summarize"),
    ]
}

/// An object with the fields of a result and other fields.
fn object(title: &str, own: &Value, others: &[(&str, bool)], open: bool) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for (name, needed) in others {
        properties.insert((*name).into(), json!({ "$ref": format!("#/$defs/{name}") }));
        required.extend(needed.then(|| (*name).to_owned()));
    }
    properties.extend(own["properties"].as_object().cloned().unwrap_or_default());
    let names = own["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
    required.extend(names.map(str::to_owned));
    json!({
        "title": title,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": open,
    })
}

const FILE: [(&str, bool); 2] = [("file", true), ("version", true)];
const ROW: [(&str, bool); 7] = [
    ("id", false),
    ("version", true),
    ("warnings", false),
    ("url", false),
    ("date", false),
    ("offset", false),
    ("file", false),
];
const ERROR: [(&str, bool); 6] =
    [("id", true), ("version", true), ("error", true), ("url", false), ("offset", false), ("file", false)];
const FAILURE: [(&str, bool); 7] = [
    ("file", true),
    ("version", true),
    ("error", true),
    ("id", false),
    ("url", false),
    ("offset", false),
    ("outputLine", false),
];

/// The fields that identify the input of an object.
fn common() -> Value {
    json!({
        "version": { "description": "The version of this schema.", "const": VERSION },
        "file": { "description": "The name of the input, as given; - is standard input.", "type": "string" },
        "id": { "description": "As in the input; the WARC-Record-ID of a record; null if a line has none." },
        "url": { "description": "The address of the page, as given in the input.", "type": "string" },
        "date": { "description": "When the page was fetched (WARC-Date).", "type": "string" },
        "offset": {
            "description": "Where the record starts: a byte position in the file or, for gzip, the start of its member.",
            "type": "integer",
            "minimum": 0,
        },
        "error": { "description": "A human-readable error message.", "type": "string", "minLength": 1 },
        "outputLine": { "description": "The line of the output with the error, counted from 1.", "type": "integer", "minimum": 1 },
        "warnings": {
            "description": "What was lost, guessed or left out while the input was read.",
            "type": "array",
            "items": { "type": "string" },
            "minItems": 1,
        },
    })
}

/// Declares that an object has no additional fields.
fn close(schema: &mut Value) {
    if let Some(object) = schema.as_object_mut().filter(|object| object.contains_key("properties")) {
        object.insert("additionalProperties".into(), false.into());
    }
}

/// Removes Rust's number formats, which validators do not support.
fn drop_formats(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            object.retain(|name, value| name != "format" || !value.is_string());
            object.values_mut().for_each(drop_formats);
        }
        Value::Array(list) => list.iter_mut().for_each(drop_formats),
        _ => {}
    }
}

fn schema() -> Value {
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let shapes = shapes(&mut generator);
    let together = TogetherOutput::json_schema(&mut generator).to_value();
    let mut defs = generator.take_definitions(true);
    defs.values_mut().for_each(close);
    defs.extend(common().as_object().cloned().unwrap_or_default());
    let nothing = json!({});
    let mut names = Vec::new();
    let mut add = |name: String, schema: Value| {
        names.push(json!({ "$ref": format!("#/$defs/{name}") }));
        defs.insert(name, schema);
    };
    for Shape { command, title, schema } in &shapes {
        add(format!("file-{command}"), object(&format!("{title} --json"), schema, &FILE, false));
        add(format!("row-{command}"), object(&format!("{title} --jsonl"), schema, &ROW, true));
    }
    add("together".into(), object("limpid summarize --together --json", &together, &[("version", true)], false));
    add("row-together".into(), object("limpid summarize --together --jsonl", &together, &ROW, true));
    add("row-error".into(), object("--jsonl: a row that could not be processed", &nothing, &ERROR, false));
    add("failure".into(), object("--failures: an input that failed", &nothing, &FAILURE, false));
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("urn:limpid:output:{VERSION}"),
        "title": "The output of the command limpid with --json, --jsonl and --failures",
        "description": "One object. Spans are half-open ranges of UTF-8 bytes. Fields may be added to any object without a new \
            version; the version changes if a field is removed or its meaning changes. $defs has a definition for each \
            command: file-COMMAND is the output of --json, row-COMMAND that of --jsonl. A row also has the fields of its \
            input.",
        "anyOf": names,
        "$defs": defs,
    });
    drop_formats(&mut schema);
    schema
}

#[test]
fn the_schema_file_is_that_of_the_types() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schema.json");
    let now = serde_json::to_string_pretty(&schema()).expect("JSON") + "\n";
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(path, &now).expect("the schema can be written");
    }
    let file = std::fs::read_to_string(path).expect("the schema is there");
    assert!(file == now, "schema.json is out of date: UPDATE_SCHEMA=1 cargo test -p limpid-cli schema");
}
