//! Edits made in the text of a file, so that all else stays as it was, byte for byte.
//!
//! [`splice`] makes an [`Edit`] in a text and tells what it changed, as a [`Patch`] and as the items it [`Touch`]ed;
//! [`reread`] brings the typed briefing up to it, reading again only those items.

mod differences;
mod layout;
mod patch;
mod references;
mod reread;
mod skeleton;
mod work;

pub use differences::differences;
pub use patch::{Patch, Splice};
pub use references::{ids, references, with_ids};
pub use reread::{Reread, Touch, reread};
pub use skeleton::Skeleton;
pub use work::{Spliced, splice};

#[cfg(test)]
mod tests;
