//! One JSON object of the output, written as it grows.

use serde::Serialize;

/// Version of all JSON that the command writes, whose shapes `schema.json` holds. It grows when a field is removed or
/// changes its meaning, not when one is added.
pub(crate) const VERSION: u32 = 1;

/// An object under construction, on one line.
pub(crate) struct JsonObject<'a> {
    out: &'a mut Vec<u8>,
    written: Vec<&'static str>,
}

impl<'a> JsonObject<'a> {
    /// Opens the object.
    pub(crate) fn new(out: &'a mut Vec<u8>) -> Self {
        out.push(b'{');
        Self { out, written: Vec::new() }
    }

    /// Adds the version of the shape.
    pub(crate) fn version(&mut self) {
        self.field("version", &VERSION);
    }

    /// Adds a field.
    pub(crate) fn field(&mut self, name: &'static str, value: &(impl Serialize + ?Sized)) {
        self.written.push(name);
        self.push(name, value);
    }

    /// Adds a field unless one of that name is there.
    pub(crate) fn field_if_new(&mut self, name: &str, value: &(impl Serialize + ?Sized)) {
        if !self.written.contains(&name) {
            self.push(name, value);
        }
    }

    /// Closes the object and ends the line.
    pub(crate) fn finish(self) {
        self.out.extend_from_slice(b"}\n");
    }

    fn push(&mut self, name: &str, value: &(impl Serialize + ?Sized)) {
        if !self.out.ends_with(b"{") {
            self.out.push(b',');
        }
        // Writing to memory cannot fail, and no value here has keys that are not strings.
        serde_json::to_writer(&mut *self.out, name).expect("a name is JSON");
        self.out.push(b':');
        serde_json::to_writer(&mut *self.out, value).expect("results are JSON");
    }
}

#[cfg(test)]
mod tests {
    use limpid::{RemovalReason, RepairReason};
    use serde_json::Value;

    use super::VERSION;

    fn schema() -> Value {
        serde_json::from_str(include_str!("../../schema.json")).expect("the schema is JSON")
    }

    #[test]
    fn the_schema_is_of_this_version() {
        let schema = schema();
        assert_eq!(schema["$defs"]["version"]["const"], VERSION);
        assert_eq!(schema["$id"], format!("urn:limpid:output:{VERSION}"));
    }

    #[test]
    fn the_schema_knows_every_reason() {
        let schema = schema();
        let repairs: Vec<&str> = RepairReason::ALL.iter().map(|reason| reason.code()).collect();
        let removals: Vec<&str> = RemovalReason::ALL.iter().map(|reason| reason.code()).collect();
        assert_eq!(schema["$defs"]["repair-reason"]["enum"], Value::from(repairs));
        assert_eq!(schema["$defs"]["removal-reason"]["enum"], Value::from(removals));
    }
}
