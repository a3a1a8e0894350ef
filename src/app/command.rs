//! What a person can invoke. Menus, shortcuts and the help page are made from this one list.

use egui::{Key, KeyboardShortcut, Modifiers};
use strum::IntoEnumIterator as _;

use super::{
    Dialog, Origin, Page, State,
    items::{List, position},
};
use crate::briefing::index::Slot;

/// Something a person can invoke.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::EnumIter, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Command {
    /// Begin a document without anything in it.
    NewEmpty,
    /// Begin a document from one that explains itself.
    NewFromTemplate,
    /// Choose a file to open.
    Open,
    /// Open the briefing that comes with the program.
    OpenShipped,
    /// Open the made-up briefing of a municipality, marked as an example.
    OpenExample,
    /// Take up unsaved edits of a window that is no more.
    Recover,
    /// Write the document to its file.
    Save,
    /// Choose where to write the document.
    SaveAs,
    /// Choose where to write the figure that is looked at, as a picture.
    ExportPicture,
    /// Choose where to write all figures, as one file or a folder.
    ExportAll,
    /// Choose where to write all slides.
    ExportSlides,
    /// The figure that is looked at on A4, in the system's viewer.
    Print,
    /// The same on A3.
    PrintLarge,
    /// Leave the program.
    Quit,
    /// Take the last change back.
    Undo,
    /// Make the change again that was taken back last.
    Redo,
    /// Forms instead of what is known, or back.
    ToggleEditing,
    /// The form of the document itself.
    DocumentDetails,
    /// Put a copy of the selected item after it.
    Duplicate,
    /// The selected item one place up in its list.
    MoveUp,
    /// The selected item one place down in its list.
    MoveDown,
    /// The selected date one step of its precision earlier.
    DateEarlier,
    /// The selected date one step of its precision later.
    DateLater,
    /// Take the selected item out.
    Remove,
    /// Events as the rows of a table to edit.
    GridEvents,
    /// Series as the rows of a table to edit.
    GridAmounts,
    /// Sources as the rows of a table to edit.
    GridSources,
    /// A new event.
    AddEvent,
    /// A new measure.
    AddMeasure,
    /// A new series.
    AddSeries,
    /// A new bridge.
    AddBridge,
    /// A new target.
    AddTarget,
    /// A new readiness subject.
    AddReadiness,
    /// A new scenario.
    AddScenario,
    /// A new priority.
    AddPriority,
    /// A new source.
    AddSource,
    /// A new definition.
    AddDefinition,
    /// A new party.
    AddParty,
    /// The figure that is looked at as a slide, as it is looked at.
    AddView,
    /// Words in everything.
    Find,
    /// The next place found.
    FindNext,
    /// The place found before.
    FindPrevious,
    /// Copy the table of the figure that is looked at.
    CopyTable,
    /// Copy the figure that is looked at, as a picture.
    CopyPicture,
    /// Show where the selected figure comes from.
    ShowSource,
    /// Select nothing.
    ClearSelection,
    /// Show every priority.
    ClearFilter,
    /// The most important in short.
    GoOverview,
    /// Promises against delivery.
    GoTimeline,
    /// The money.
    GoBudget,
    /// Where it all comes from.
    GoSources,
    /// What is wrong with the file.
    GoProblems,
    /// Closer to the timeline.
    ZoomIn,
    /// Further from the timeline.
    ZoomOut,
    /// The timeline's whole span of promises.
    ZoomFit,
    /// All of the selected event on the timeline.
    FitSelected,
    /// Earlier on the timeline.
    PanEarlier,
    /// Later on the timeline.
    PanLater,
    /// Every event on the timeline, or the promises only.
    ToggleAllEvents,
    /// The money by year under the timeline, or not.
    ToggleMoney,
    /// Every lane of the timeline folded, or unfolded.
    ToggleFolds,
    /// The panel in which scenarios are tried out.
    ToggleScenarios,
    /// From a scenario back to what the file says.
    BackToFacts,
    /// Figures as tables, or as pictures.
    ToggleTables,
    /// Dark or light.
    ToggleTheme,
    /// Pictures that glide, or change at once.
    ToggleMotion,
    /// Dutch or English.
    ToggleLanguage,
    /// Larger text and everything else.
    Larger,
    /// Smaller text and everything else.
    Smaller,
    /// Present from the first slide on.
    Present,
    /// Present from the slide that is chosen, or that shows what is looked at.
    PresentHere,
    /// Present in the window, or on the full screen.
    ToggleFullScreen,
    /// What the speaker sees, in a window of its own.
    ToggleSpeaker,
    /// The slides.
    GoSlides,
    /// What would embarrass in front of an audience.
    Preflight,
    /// More contrast, for a weak projector.
    ToggleContrast,
    /// Commands, pages and items by name.
    Palette,
    /// What to do first.
    FirstSteps,
    /// The keys there are.
    Keys,
    /// What a briefing file looks like.
    Format,
    /// Choose where to write the schema of the format.
    SaveSchema,
    /// What has been told since the program was started.
    Notices,
    /// What program this is.
    About,
}

/// A menu of the menu bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumIter, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Menu {
    /// Files.
    File,
    /// The document.
    Edit,
    /// New items.
    Insert,
    /// What is looked at.
    View,
    /// In front of an audience.
    Present,
    /// Help.
    Help,
}

impl Command {
    /// The menu it stands in.
    pub fn menu(self) -> Menu {
        match self {
            Self::NewEmpty
            | Self::NewFromTemplate
            | Self::Open
            | Self::OpenShipped
            | Self::OpenExample
            | Self::Recover
            | Self::Save
            | Self::SaveAs
            | Self::ExportPicture
            | Self::ExportAll
            | Self::ExportSlides
            | Self::Print
            | Self::PrintLarge
            | Self::Quit => Menu::File,
            Self::Undo
            | Self::Redo
            | Self::ToggleEditing
            | Self::DocumentDetails
            | Self::Duplicate
            | Self::MoveUp
            | Self::MoveDown
            | Self::DateEarlier
            | Self::DateLater
            | Self::Remove
            | Self::GridEvents
            | Self::GridAmounts
            | Self::GridSources
            | Self::Find
            | Self::FindNext
            | Self::FindPrevious
            | Self::CopyTable
            | Self::CopyPicture
            | Self::ShowSource
            | Self::ClearSelection
            | Self::ClearFilter => Menu::Edit,
            Self::AddView => Menu::Present,
            _ if self.adds().is_some() => Menu::Insert,
            Self::Present
            | Self::PresentHere
            | Self::ToggleFullScreen
            | Self::ToggleSpeaker
            | Self::GoSlides
            | Self::Preflight
            | Self::ToggleContrast => Menu::Present,
            Self::Palette
            | Self::FirstSteps
            | Self::Keys
            | Self::Format
            | Self::SaveSchema
            | Self::Notices
            | Self::About => Menu::Help,
            _ => Menu::View,
        }
    }

    /// The list that it adds an item to.
    pub fn adds(self) -> Option<List> {
        Some(match self {
            Self::AddEvent => List::Events,
            Self::AddMeasure => List::Measures,
            Self::AddSeries => List::Series,
            Self::AddBridge => List::Bridges,
            Self::AddTarget => List::Targets,
            Self::AddReadiness => List::Readiness,
            Self::AddScenario => List::Scenarios,
            Self::AddPriority => List::Priorities,
            Self::AddSource => List::Sources,
            Self::AddDefinition => List::Definitions,
            Self::AddParty => List::Parties,
            Self::AddView => List::Slides,
            _ => return None,
        })
    }

    /// Whether a line is drawn above it in its menu.
    pub fn begins_group(self) -> bool {
        matches!(
            self,
            Self::Open
                | Self::Save
                | Self::ExportPicture
                | Self::Print
                | Self::Quit
                | Self::ToggleEditing
                | Self::Duplicate
                | Self::GridEvents
                | Self::Find
                | Self::CopyTable
                | Self::Format
                | Self::Notices
                | Self::AddPriority
                | Self::ShowSource
                | Self::ZoomIn
                | Self::ToggleAllEvents
                | Self::ToggleScenarios
                | Self::ToggleTheme
                | Self::Present
                | Self::ToggleFullScreen
                | Self::GoSlides
                | Self::ToggleContrast
                | Self::Larger
        )
    }

    /// The keys that invoke it; the first is shown in menus.
    pub fn shortcuts(self) -> Vec<KeyboardShortcut> {
        let command = |key| KeyboardShortcut::new(Modifiers::COMMAND, key);
        let command_shift = |key| KeyboardShortcut::new(Modifiers::COMMAND | Modifiers::SHIFT, key);
        let alt_shift = |key| KeyboardShortcut::new(Modifiers::ALT | Modifiers::SHIFT, key);
        let plain = |key| KeyboardShortcut::new(Modifiers::NONE, key);
        match self {
            Self::NewEmpty => vec![command(Key::N)],
            Self::Undo => vec![command(Key::Z)],
            Self::Redo => vec![command(Key::Y), command_shift(Key::Z)],
            Self::ToggleEditing => vec![plain(Key::F2)],
            Self::Duplicate => vec![command(Key::D)],
            Self::MoveUp => vec![command_shift(Key::ArrowUp)],
            Self::MoveDown => vec![command_shift(Key::ArrowDown)],
            Self::DateEarlier => vec![alt_shift(Key::ArrowLeft)],
            Self::DateLater => vec![alt_shift(Key::ArrowRight)],
            Self::Remove => vec![plain(Key::Delete)],
            Self::Open => vec![command(Key::O)],
            Self::Save => vec![command(Key::S)],
            Self::SaveAs => vec![command_shift(Key::S)],
            Self::ExportPicture => vec![command(Key::E)],
            Self::ExportAll => vec![command_shift(Key::E)],
            Self::Print => vec![command(Key::P)],
            Self::Quit => vec![command(Key::Q)],
            Self::CopyTable => vec![command_shift(Key::C)],
            Self::CopyPicture => vec![command_shift(Key::I)],
            Self::ShowSource => {
                vec![plain(Key::Questionmark), KeyboardShortcut::new(Modifiers::SHIFT, Key::Slash)]
            }
            Self::ClearSelection => vec![plain(Key::Escape)],
            Self::ClearFilter => vec![command_shift(Key::A)],
            Self::GoOverview => vec![command(Key::Num1)],
            Self::GoTimeline => vec![command(Key::Num2)],
            Self::GoBudget => vec![command(Key::Num3)],
            Self::GoSources => vec![command(Key::Num4)],
            Self::GoProblems => vec![command(Key::Num5)],
            Self::ZoomIn => vec![KeyboardShortcut::new(Modifiers::ALT, Key::ArrowUp)],
            Self::ZoomOut => vec![KeyboardShortcut::new(Modifiers::ALT, Key::ArrowDown)],
            Self::ZoomFit => vec![KeyboardShortcut::new(Modifiers::ALT, Key::Home)],
            Self::FitSelected => vec![KeyboardShortcut::new(Modifiers::ALT, Key::Enter)],
            Self::PanEarlier => vec![KeyboardShortcut::new(Modifiers::ALT, Key::ArrowLeft)],
            Self::PanLater => vec![KeyboardShortcut::new(Modifiers::ALT, Key::ArrowRight)],
            Self::ToggleScenarios => vec![command_shift(Key::W)],
            Self::BackToFacts => vec![command_shift(Key::F)],
            Self::ToggleTables => vec![command(Key::T)],
            Self::ToggleTheme => vec![command_shift(Key::D)],
            Self::ToggleLanguage => vec![command_shift(Key::L)],
            Self::Larger => vec![command(Key::Plus), command(Key::Equals)],
            Self::Smaller => vec![command(Key::Minus)],
            Self::AddView => vec![command_shift(Key::B)],
            Self::Present => vec![plain(Key::F5)],
            Self::PresentHere => vec![KeyboardShortcut::new(Modifiers::SHIFT, Key::F5)],
            Self::ToggleFullScreen => vec![plain(Key::F11)],
            Self::GoSlides => vec![command_shift(Key::M)],
            Self::Preflight => vec![plain(Key::F7)],
            Self::ToggleContrast => vec![command_shift(Key::H)],
            Self::Keys => vec![plain(Key::F1)],
            Self::Palette => vec![command(Key::K)],
            Self::Find => vec![command(Key::F)],
            Self::FindNext => vec![plain(Key::F3)],
            Self::FindPrevious => vec![KeyboardShortcut::new(Modifiers::SHIFT, Key::F3)],
            _ => Vec::new(),
        }
    }

    /// Whether it can be invoked now.
    pub fn is_enabled(self, state: &State) -> bool {
        let on_timeline = state.view.page == Page::Timeline;
        let document = &state.document;
        let selected = || document.index.slot(&state.view.selection.as_ref()?.item);
        let place = || selected().map(|slot| position(&document.briefing, slot));
        match self {
            Self::BackToFacts => state.view.trial.is_some(),
            Self::Recover => !state.safety.offers.is_empty(),
            Self::Save => document.is_unsaved() || !matches!(document.origin, Origin::File(_)),
            Self::Undo => document.can_undo(),
            Self::Redo => document.can_redo(),
            Self::Duplicate | Self::Remove => selected().is_some(),
            Self::MoveUp => place().is_some_and(|(at, _)| at > 0),
            Self::MoveDown => place().is_some_and(|(at, count)| at + 1 < count),
            Self::DateEarlier | Self::DateLater => {
                on_timeline && state.view.selection.as_ref().is_some_and(|at| document.movable(at).is_some())
            }
            Self::FitSelected => {
                let selected = state.view.selection.as_ref();
                on_timeline
                    && selected
                        .is_some_and(|at| matches!(document.index.slot(&at.item), Some(Slot::Event(_))))
            }
            Self::ShowSource | Self::ClearSelection => state.view.selection.is_some(),
            Self::FindNext | Self::FindPrevious => state.view.search.is_some(),
            Self::Notices => !state.notices.is_empty() || !state.told.is_empty(),
            Self::ClearFilter => state.view.filter != crate::figure::Filter::default(),
            Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomFit
            | Self::PanEarlier
            | Self::PanLater
            | Self::ToggleFolds
            | Self::ToggleAllEvents
            | Self::ToggleMoney => on_timeline,
            Self::ExportPicture | Self::CopyTable | Self::CopyPicture | Self::AddView => {
                state.figure().is_some()
            }
            _ => true,
        }
    }

    /// The commands of a menu, in their order.
    pub fn in_menu(menu: Menu) -> impl Iterator<Item = Self> {
        Self::iter().filter(move |command| command.menu() == menu)
    }

    /// The commands whose keys were pressed, most specific first, taken out of the input.
    ///
    /// While a text is typed in, keys without Ctrl are the text's, and so is taking back what was typed; while a dialog is open, none invoke anything.
    pub fn pressed(ctx: &egui::Context, state: &State) -> Vec<Self> {
        if state.dialog.as_ref().is_some_and(|dialog| !matches!(dialog, Dialog::Keys | Dialog::About)) {
            return Vec::new();
        }
        let typing = ctx.egui_wants_keyboard_input() || egui::Popup::is_any_open(ctx);
        let in_text = ctx.text_edit_focused();
        let mut keys: Vec<(KeyboardShortcut, Self)> = Self::iter()
            .flat_map(|command| command.shortcuts().into_iter().map(move |shortcut| (shortcut, command)))
            .filter(|(shortcut, command)| {
                let bare = !shortcut.modifiers.command && !shortcut.modifiers.alt;
                let is_text_s = in_text
                    && matches!(
                        command,
                        Self::Undo
                            | Self::Redo
                            | Self::MoveUp
                            | Self::MoveDown
                            | Self::DateEarlier
                            | Self::DateLater
                    );
                let is_named = matches!(
                    shortcut.logical_key,
                    Key::F1 | Key::F2 | Key::F3 | Key::F5 | Key::F7 | Key::F11
                );
                command.is_enabled(state) && !(typing && bare && !is_named) && !is_text_s
            })
            .collect();
        // egui takes Ctrl+Shift+S for Ctrl+S too: the one with more modifiers goes first.
        keys.sort_by_key(|(shortcut, _)| {
            std::cmp::Reverse(u8::from(shortcut.modifiers.shift) + u8::from(shortcut.modifiers.alt))
        });
        ctx.input_mut(|input| {
            keys.into_iter()
                .filter(|(shortcut, _)| input.consume_shortcut(shortcut))
                .map(|(_, command)| command)
                .collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The keys as pressed: Ctrl, Cmd, Alt, Shift and the key. `COMMAND` is Cmd on macOS and Ctrl elsewhere.
    type Pressed = (bool, bool, bool, bool, Key);

    fn pressed(shortcut: KeyboardShortcut, mac: bool) -> Pressed {
        let KeyboardShortcut { modifiers, logical_key } = shortcut;
        let ctrl = modifiers.ctrl || (modifiers.command && !mac);
        let cmd = modifiers.mac_cmd || (modifiers.command && mac);
        (ctrl, cmd, modifiers.alt, modifiers.shift, logical_key)
    }

    /// What the systems keep for themselves: hide, minimise, switch and close windows, menus, lock.
    fn kept_by_the_system(mac: bool) -> Vec<Pressed> {
        if mac {
            [Key::H, Key::M, Key::W, Key::Tab, Key::Space, Key::Backtick]
                .map(|key| (false, true, false, false, key))
                .to_vec()
        } else {
            let alt =
                [Key::F1, Key::F2, Key::F4, Key::F7, Key::F8, Key::F10, Key::Tab, Key::Space, Key::Escape];
            let mut kept = alt.map(|key| (false, false, true, false, key)).to_vec();
            kept.extend([(true, false, false, false, Key::Escape), (true, false, false, true, Key::Escape)]);
            kept
        }
    }

    #[test]
    fn no_two_commands_share_a_key_on_any_system() {
        for mac in [false, true] {
            let mut seen: Vec<(Pressed, Command)> = Vec::new();
            for command in Command::iter() {
                for keys in command.shortcuts().into_iter().map(|shortcut| pressed(shortcut, mac)) {
                    let clash = seen.iter().find(|(other, _)| *other == keys);
                    assert!(clash.is_none(), "{command:?} and {clash:?}, on macOS: {mac}");
                    assert!(!kept_by_the_system(mac).contains(&keys), "{command:?}, on macOS: {mac}");
                    seen.push((keys, command));
                }
            }
        }
    }
}
