//! Writes one JSON object of the output, field by field.

use serde::Serialize;

use super::fields::{Fields, each_field};

/// The version of all JSON that the command writes; `schema.json` describes it. It increases when a field is removed or
/// changes its meaning, not when one is added.
pub(crate) const VERSION: u32 = 2;

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

    /// Adds the fields of a struct.
    pub(crate) fn fields(&mut self, result: &impl Serialize) {
        each_field(result, self);
    }

    /// Never adds a field of that name from the input.
    pub(crate) fn leave_out(&mut self, name: &'static str) {
        self.written.push(name);
    }

    /// Adds a field unless there is one with that name.
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
        // Writing to memory cannot fail, and no value here has keys other than strings.
        serde_json::to_writer(&mut *self.out, name).expect("a name is JSON");
        self.out.push(b':');
        serde_json::to_writer(&mut *self.out, value).expect("results are JSON");
    }
}

impl Fields for JsonObject<'_> {
    fn field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        JsonObject::field(self, name, value);
    }
}
