//! Parts and what they refer to, as one file (ECMA-376 part 2), the same each time.

use std::io::{Cursor, Read as _, Write as _};

use pptx::{
    PptxError,
    opc::{ContentTypeMap, PackURI, Part, Relationships},
};
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter, result::ZipError, write::SimpleFileOptions};

/// What the names of all kinds of relationship begin with.
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// What the names of all kinds of part begin with.
const TYPES: &str = "application/vnd.openxmlformats-officedocument.";

/// The parts of a file.
#[derive(Default)]
pub(super) struct Package {
    parts: Vec<Part>,
}

impl Package {
    /// Adds a part: its path, its kind, its bytes, and what it refers to by kind and path. The first of these it calls
    /// `rId1`, the second `rId2`.
    pub(super) fn add(
        &mut self,
        path: &str,
        kind: &str,
        bytes: impl Into<Vec<u8>>,
        relations: &[(&str, &str)],
    ) -> Result<(), PptxError> {
        let name = PackURI::new(path)?;
        let kind = if kind.contains('/') { kind.to_owned() } else { format!("{TYPES}{kind}+xml") };
        let mut part = Part::new(name.clone(), kind, bytes.into());
        for (kind, path) in relations {
            let target = PackURI::new(*path)?.relative_ref(name.base_uri());
            part.rels.add_relationship(format!("{RELATIONS}{kind}"), target, false);
        }
        self.parts.push(part);
        Ok(())
    }

    /// The file.
    pub(super) fn write(&self) -> Result<Vec<u8>, PptxError> {
        let types = ContentTypeMap::from_parts(
            self.parts.iter().map(|part| (&part.partname, part.content_type.as_str())),
        );
        let mut relations = Relationships::new("/");
        relations.add_relationship(format!("{RELATIONS}officeDocument"), "ppt/presentation.xml", false);
        relations.add_relationship(
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
            "docProps/core.xml",
            false,
        );
        relations.add_relationship(format!("{RELATIONS}extended-properties"), "docProps/app.xml", false);
        let mut files = vec![
            ("[Content_Types].xml".to_owned(), types.to_xml()?),
            ("_rels/.rels".to_owned(), relations.to_xml()?),
        ];
        for part in &self.parts {
            files.push((part.partname.membername().to_owned(), part.blob.clone()));
            if !part.rels.is_empty() {
                files.push((part.partname.rels_uri().membername().to_owned(), part.rels.to_xml()?));
            }
        }
        Ok(zipped(&files)?)
    }
}

/// The files of a ZIP again, in their order, without the time at which they were written.
pub(super) fn timeless(bytes: &[u8]) -> Result<Vec<u8>, PptxError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut files = Vec::with_capacity(archive.len());
    for at in 0..archive.len() {
        let mut file = archive.by_index(at)?;
        let mut content = Vec::new();
        file.read_to_end(&mut content)?;
        files.push((file.name().to_owned(), content));
    }
    Ok(zipped(&files)?)
}

fn zipped(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        // Pictures and workbooks are compressed as they are.
        let packed = [".png", ".xlsx"].iter().any(|ending| name.ends_with(ending));
        let method = if packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        zip.start_file(name.as_str(), options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
