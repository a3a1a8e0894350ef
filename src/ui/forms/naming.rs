//! Naming an item that was just made where it was pointed at.

use egui::{Id, Ui, text::CCursorRange, text_edit::TextEditState};

use super::{Field, Form};

impl Form<'_, '_> {
    /// Goes into the title of the item that is to be named, with all of it selected, so that typing names it.
    pub(super) fn name_it(&mut self, ui: &Ui, field: &Field<'_>, id: Id, shown: &str) {
        let naming = &mut self.cx.cache.naming;
        if field.key != "title" || naming.is_none() || naming.as_ref() != self.item {
            return;
        }
        *naming = None;
        let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
        state.cursor.set_char_range(Some(CCursorRange::select_all_str(shown)));
        state.store(ui.ctx(), id);
        ui.memory_mut(|memory| memory.request_focus(id));
    }
}
