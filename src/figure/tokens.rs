//! Every colour, size and spacing there is. Nothing else names one.
//!
//! Text stands at least 4.5:1 off its ground and marks at least 3:1 (WCAG 2.1, 1.4.3 and 1.4.11); a test computes it
//! for each theme.

use egui::{Color32, FontId, Stroke};

use super::fonts;

/// A set of colours.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, strum::EnumIter, strum::EnumString, strum::IntoStaticStr,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Theme {
    /// Dark on white.
    #[default]
    Light,
    /// Light on near black.
    Dark,
    /// For paper: black on white, nothing that relies on faint tints.
    Print,
    /// For a weak projector: black on white, all text at least 7:1 off its ground.
    Contrast,
    /// The same on black.
    ContrastDark,
}

impl Theme {
    /// Whether its ground is dark.
    pub fn is_dark(self) -> bool {
        matches!(self, Self::Dark | Self::ContrastDark)
    }
}

/// Where a figure is drawn, which sets the size of its text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Medium {
    /// Among the panels of the window; the foot line with `as_of` and marking is the status bar's.
    Window,
    /// A picture or slide of its own, this many points high: its labels are at least 1/45 of that, its sources 1/60.
    Picture {
        /// Height in points.
        height: f32,
    },
}

/// A colour of the palette, chosen to be told apart with any colour vision (Okabe and Ito, darkened to stand out).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, strum::EnumIter, strum::EnumString, strum::IntoStaticStr,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Hue {
    /// Vermilion.
    Orange,
    /// Bluish green.
    Green,
    /// Blue.
    Blue,
    /// Dark yellow.
    Olive,
    /// Reddish purple.
    Purple,
    /// Neutral.
    Grey,
}

/// One colour of the palette in a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tint {
    /// Marks: at least 3:1 off the ground.
    pub mark: Color32,
    /// Text: at least 4.5:1 off the ground.
    pub text: Color32,
    /// Bands and large areas, opaque; `strong` text on it is at least 4.5:1.
    pub soft: Color32,
}

/// What text is for, which sets its size, weight and colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::EnumIter)]
pub enum Role {
    /// A figure's finding.
    Title,
    /// Unit and scope under it, and running remarks.
    Subtitle,
    /// A row or lane that names others.
    Heading,
    /// A row, category or name at a mark.
    Label,
    /// A value at a mark.
    Value,
    /// Words on a mark.
    Mark,
    /// Ticks.
    Axis,
    /// Sources and notes at the foot.
    Source,
}

/// Colours and sizes of one theme on one medium.
#[derive(Clone, Debug, PartialEq)]
pub struct Tokens {
    /// The theme.
    pub theme: Theme,
    /// The medium.
    pub medium: Medium,
    /// Behind figures.
    pub ground: Color32,
    /// Behind panels and bars.
    pub panel: Color32,
    /// Between panels.
    pub edge: Color32,
    /// Text.
    pub text: Color32,
    /// Text of less weight.
    pub muted: Color32,
    /// The one accent: selection, links, the main button.
    pub accent: Color32,
    /// Behind what is selected.
    pub accent_soft: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Grid lines; decoration.
    pub grid: Color32,
    /// Axes and other thin lines that mean something: at least 3:1.
    pub axis: Color32,
    /// Late, overdue, wrong.
    pub late: Color32,
    /// Behind a remark that something is late.
    pub late_soft: Color32,
    /// More than before.
    pub gain: Color32,
    /// Less than before.
    pub loss: Color32,
    /// One point of the design, in points: 1 in the window, more in a large picture.
    pub unit: f32,
    /// Whether the figure is a part of a page: its title is a heading, and sources, day and marking are the page's.
    pub part: bool,
}

const fn rgb(code: u32) -> Color32 {
    Color32::from_rgb((code >> 16) as u8, (code >> 8) as u8, code as u8)
}

impl Tokens {
    /// The colours and sizes of a theme on a medium.
    pub fn new(theme: Theme, medium: Medium) -> Self {
        let unit = match medium {
            Medium::Window => 1.0,
            Medium::Picture { height } => height / 720.0,
        };
        let light = Self {
            theme,
            medium,
            ground: Color32::WHITE,
            panel: rgb(0x00F5_F7FA),
            edge: rgb(0x00D9_DEE5),
            text: rgb(0x0014_181F),
            muted: rgb(0x005B_6675),
            accent: rgb(0x0015_4273),
            accent_soft: rgb(0x00E1_EAF3),
            on_accent: Color32::WHITE,
            grid: rgb(0x00EB_EEF2),
            axis: rgb(0x007F_8998),
            late: rgb(0x009C_3A00),
            late_soft: rgb(0x00FB_E9DE),
            gain: rgb(0x003E_93C9),
            loss: rgb(0x00C4_7324),
            unit,
            part: false,
        };
        match theme {
            Theme::Light => light,
            Theme::Print => Self {
                panel: Color32::WHITE,
                edge: rgb(0x008A_94A3),
                text: Color32::BLACK,
                muted: rgb(0x003A_4048),
                grid: rgb(0x00DD_E1E6),
                axis: rgb(0x0060_6873),
                ..light
            },
            Theme::Contrast => Self {
                panel: Color32::WHITE,
                edge: rgb(0x005A_6270),
                text: Color32::BLACK,
                muted: rgb(0x0030_363E),
                accent: rgb(0x0008_2F5E),
                accent_soft: rgb(0x00E6_EEF7),
                grid: rgb(0x00C9_CFD7),
                axis: rgb(0x0045_4C57),
                late: rgb(0x006E_2800),
                late_soft: rgb(0x00FD_F0E8),
                gain: rgb(0x001F_6FA3),
                loss: rgb(0x009A_5208),
                ..light
            },
            Theme::ContrastDark => Self {
                ground: Color32::BLACK,
                panel: rgb(0x000A_0C10),
                edge: rgb(0x0078_8494),
                text: Color32::WHITE,
                muted: rgb(0x00CD_D4DD),
                accent: rgb(0x00A9_D0FA),
                accent_soft: rgb(0x001B_2F47),
                on_accent: Color32::BLACK,
                grid: rgb(0x0038_404B),
                axis: rgb(0x00A3_AEBB),
                late: rgb(0x00FF_BD97),
                late_soft: rgb(0x003A_1E0E),
                gain: rgb(0x0078_C4F2),
                loss: rgb(0x00F2_AE68),
                ..light
            },
            Theme::Dark => Self {
                ground: rgb(0x0014_181F),
                panel: rgb(0x001B_2029),
                edge: rgb(0x0034_3C48),
                text: rgb(0x00EE_F1F5),
                muted: rgb(0x00A6_B0BE),
                accent: rgb(0x008D_B9EA),
                accent_soft: rgb(0x0024_3A54),
                on_accent: rgb(0x0010_1A26),
                grid: rgb(0x0026_2D38),
                axis: rgb(0x007C_8796),
                late: rgb(0x00FF_A776),
                late_soft: rgb(0x004A_2A17),
                gain: rgb(0x005A_B0E6),
                loss: rgb(0x00E5_9A4D),
                ..light
            },
        }
    }

    /// The same for a figure that is a part of a page.
    #[must_use]
    pub fn of_part(&self) -> Self {
        Self { part: true, ..self.clone() }
    }

    /// A colour of the palette.
    pub fn tint(&self, hue: Hue) -> Tint {
        let (mark, text, soft) = match (self.theme, hue) {
            (Theme::Dark, Hue::Orange) => (0x00E0_8348, 0x00FF_A776, 0x0057_3018),
            (Theme::Dark, Hue::Green) => (0x0026_B98C, 0x005F_D8B2, 0x000F_4838),
            (Theme::Dark, Hue::Blue) => (0x0045_A1DC, 0x0086_C6F0, 0x0015_3F5C),
            (Theme::Dark, Hue::Olive) => (0x00E9_BE5F, 0x00EC_CB80, 0x0049_3C14),
            (Theme::Dark, Hue::Purple) => (0x00BE_64B8, 0x00D4_ACEA, 0x0045_2E52),
            (Theme::Dark, Hue::Grey) => (0x0090_9CA5, 0x00BD_C5D0, 0x0036_3D48),
            (Theme::Contrast, Hue::Orange) => (0x0067_3906, 0x0078_2B00, 0x00F6_DCCB),
            (Theme::Contrast, Hue::Green) => (0x0022_5B3E, 0x0000_5840, 0x00C9_EBE1),
            (Theme::Contrast, Hue::Blue) => (0x001C_72CE, 0x0000_4870, 0x00CB_E2F0),
            (Theme::Contrast, Hue::Olive) => (0x007D_7400, 0x0052_3E00, 0x00E8_E1CB),
            (Theme::Contrast, Hue::Purple) => (0x00A0_5894, 0x005E_2F74, 0x00E9_DBEF),
            (Theme::Contrast, Hue::Grey) => (0x0027_303A, 0x002C_3036, 0x00DC_DEE0),
            (Theme::ContrastDark, Hue::Orange) => (0x00D7_6B44, 0x00FF_BD97, 0x0045_2410),
            (Theme::ContrastDark, Hue::Green) => (0x005B_FCA2, 0x0084_EAC8, 0x000A_3A2C),
            (Theme::ContrastDark, Hue::Blue) => (0x0000_A0FD, 0x00A6_D8F8, 0x0010_3550),
            (Theme::ContrastDark, Hue::Olive) => (0x00F5_BF3E, 0x00EC_D68C, 0x003C_3110),
            (Theme::ContrastDark, Hue::Purple) => (0x00A0_7FAA, 0x00E2_C6F3, 0x003A_2645),
            (Theme::ContrastDark, Hue::Grey) => (0x00CE_E0E6, 0x00D5_DBE3, 0x002C_323B),
            (_, Hue::Orange) => (0x00C4_4E00, 0x009C_3A00, 0x00EF_CDB7),
            (_, Hue::Green) => (0x0000_9E73, 0x0000_7958, 0x00B8_E3D7),
            (_, Hue::Blue) => (0x0000_72B2, 0x0000_5A8C, 0x00B8_D7EA),
            (_, Hue::Olive) => (0x0075_6E3A, 0x005E_5829, 0x00DC_D8BC),
            (_, Hue::Purple) => (0x0076_3E7D, 0x0069_3570, 0x00DF_CCE2),
            (_, Hue::Grey) => (0x0049_514B, 0x003C_423E, 0x00CC_CFCD),
        };
        Tint { mark: rgb(mark), text: rgb(text), soft: rgb(soft) }
    }

    /// Points of the design in points of the medium.
    pub fn px(&self, points: f32) -> f32 {
        points * self.unit
    }

    /// The size of text for a role, in points.
    pub fn size(&self, role: Role) -> f32 {
        let (window, picture) = match role {
            Role::Title if self.part => (14.0, 18.0),
            Role::Title => (20.0, 27.0),
            Role::Subtitle => (12.0, 16.0),
            Role::Heading | Role::Label => (12.5, 16.0),
            Role::Value => (11.5, 17.0),
            Role::Mark | Role::Axis => (11.5, 16.0),
            Role::Source => (10.5, 13.0),
        };
        match self.medium {
            Medium::Window => window,
            Medium::Picture { .. } => self.px(picture),
        }
    }

    /// The typeface for a role.
    pub fn font(&self, role: Role) -> FontId {
        let size = self.size(role);
        match role {
            Role::Title | Role::Heading | Role::Value => fonts::medium(size),
            Role::Subtitle | Role::Label | Role::Mark | Role::Axis | Role::Source => fonts::regular(size),
        }
    }

    /// The colour of text for a role.
    pub fn ink(&self, role: Role) -> Color32 {
        match role {
            Role::Title | Role::Heading | Role::Label | Role::Value | Role::Mark => self.text,
            Role::Subtitle | Role::Axis | Role::Source => self.muted,
        }
    }

    /// A thin line of decoration.
    pub fn grid_line(&self) -> Stroke {
        Stroke::new(self.unit, self.grid)
    }

    /// A thin line that means something.
    pub fn axis_line(&self) -> Stroke {
        Stroke::new(self.unit, self.axis)
    }
}

/// The contrast of two opaque colours, 1 to 21 (WCAG 2.1, "contrast ratio").
pub fn contrast(one: Color32, other: Color32) -> f32 {
    let luminance = |color: Color32| {
        let linear = |channel: u8| {
            let value = f32::from(channel) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator as _;

    use super::*;

    #[test]
    fn everything_stands_out() {
        for theme in Theme::iter() {
            let tokens = Tokens::new(theme, Medium::Window);
            // WCAG 2.1, 1.4.6, for the themes that are made for it.
            let read = if matches!(theme, Theme::Contrast | Theme::ContrastDark) { 7.0 } else { 4.5 };
            for ground in [tokens.ground, tokens.panel] {
                let mut pairs = vec![
                    ("text", tokens.text, read),
                    ("muted", tokens.muted, read),
                    ("accent", tokens.accent, read),
                    ("late", tokens.late, read),
                    ("axis", tokens.axis, 3.0),
                    ("gain", tokens.gain, 3.0),
                    ("loss", tokens.loss, 3.0),
                ];
                for hue in Hue::iter() {
                    let tint = tokens.tint(hue);
                    pairs.push((hue.into(), tint.mark, 3.0));
                    pairs.push((hue.into(), tint.text, read));
                }
                for (name, color, least) in pairs {
                    let found = contrast(color, ground);
                    assert!(found >= least, "{theme:?} {name}: {found:.2} on {ground:?}");
                }
            }
            for (name, ink, ground) in [
                ("on accent", tokens.on_accent, tokens.accent),
                ("selected", tokens.accent, tokens.accent_soft),
                ("late", tokens.late, tokens.late_soft),
            ] {
                assert!(contrast(ink, ground) >= read, "{theme:?} {name}: {:.2}", contrast(ink, ground));
            }
            for hue in Hue::iter() {
                let found = contrast(tokens.text, tokens.tint(hue).soft);
                assert!(found >= read, "{theme:?} text on soft {hue:?}: {found:.2}");
            }
        }
    }

    /// How the colours of priorities look to people who lack one sort of cone (Machado, Oliveira and Fernandes 2009,
    /// severity 1, on linear RGB).
    const SIGHTS: [(&str, [[f32; 3]; 3]); 4] = [
        ("full colour vision", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
        (
            "protanopia",
            [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
        ),
        (
            "deuteranopia",
            [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
        ),
        (
            "tritanopia",
            [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        ),
    ];

    /// A colour as such eyes see it, in CIE L*a*b* (D65).
    fn seen(color: Color32, sight: &[[f32; 3]; 3]) -> [f32; 3] {
        let linear = egui::Rgba::from(color);
        let linear = [linear.r(), linear.g(), linear.b()];
        let dot = |row: &[f32; 3], by: &[f32; 3]| row.iter().zip(by).map(|(a, b)| a * b).sum::<f32>();
        let rgb = sight.map(|row| dot(&row, &linear).clamp(0.0, 1.0));
        let [x, y, z] = [
            dot(&[0.4124, 0.3576, 0.1805], &rgb) / 0.950_47,
            dot(&[0.2126, 0.7152, 0.0722], &rgb),
            dot(&[0.0193, 0.1192, 0.9505], &rgb) / 1.088_83,
        ]
        .map(|t| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 });
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    #[test]
    fn priorities_are_told_apart_whatever_eyes_look() {
        // 2.3 is what can just be told apart side by side; lines and dots lie far apart.
        const LEAST: f32 = 10.0;
        for theme in Theme::iter() {
            let tokens = Tokens::new(theme, Medium::Window);
            for (name, sight) in &SIGHTS {
                let colors: Vec<(Hue, [f32; 3])> =
                    Hue::iter().map(|hue| (hue, seen(tokens.tint(hue).mark, sight))).collect();
                for (at, (one, from)) in colors.iter().enumerate() {
                    for (other, to) in &colors[..at] {
                        let apart = from.iter().zip(to).map(|(a, b)| (a - b).powi(2)).sum::<f32>().sqrt();
                        assert!(
                            apart >= LEAST,
                            "{theme:?}, {name}: {one:?} and {other:?} are {apart:.1} apart"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn a_picture_s_text_is_legible_from_the_back() {
        let tokens = Tokens::new(Theme::Light, Medium::Picture { height: 1080.0 });
        for role in Role::iter() {
            let least = if role == Role::Source { 1080.0 / 60.0 } else { 1080.0 / 45.0 };
            assert!(tokens.size(role) >= least, "{role:?}: {}", tokens.size(role));
        }
    }
}
