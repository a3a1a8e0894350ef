//! Makes egui look as the tokens say.

use egui::{
    Context, CornerRadius, FontId, Margin, Stroke, TextStyle, Theme as EguiTheme, Visuals,
    style::WidgetVisuals, vec2,
};

use crate::figure::{Medium, Role, Theme, Tokens, fonts};

/// How much of the ink a scroll bar's handle has: enough to be told from the ground.
const HANDLE: f32 = 0.4;

/// Sets fonts and both themes; once, before the first pass.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts::definitions());
    ctx.options_mut(|options| options.fallback_theme = EguiTheme::Light);
    for (theme, egui_theme) in [(Theme::Light, EguiTheme::Light), (Theme::Dark, EguiTheme::Dark)] {
        let tokens = Tokens::new(theme, Medium::Window);
        ctx.style_mut_of(egui_theme, |style| apply(style, &tokens));
    }
}

/// Shows a theme from now on.
pub fn follow(ctx: &Context, theme: Theme) {
    let ours = if theme.is_dark() { EguiTheme::Dark } else { EguiTheme::Light };
    if ctx.theme() != ours {
        // What is shown in this pass has the style of the other still.
        ctx.set_theme(ours);
        ctx.request_repaint();
    }
    let ground = Tokens::new(theme, Medium::Window).edge;
    if ctx.style_of(ours).visuals.window_stroke.color != ground {
        ctx.style_mut_of(ours, |style| apply(style, &Tokens::new(theme, Medium::Window)));
    }
}

fn apply(style: &mut egui::Style, tokens: &Tokens) {
    let size = |points: f32| -> FontId { fonts::regular(points) };
    style.text_styles = [
        (TextStyle::Small, size(tokens.size(Role::Source) + 0.5)),
        (TextStyle::Body, size(13.0)),
        (TextStyle::Button, size(13.0)),
        (TextStyle::Monospace, size(12.5)),
        (TextStyle::Heading, fonts::medium(tokens.size(Role::Title))),
    ]
    .into();
    style.animation_time = 0.08;
    style.spacing.item_spacing = vec2(8.0, 4.0);
    style.spacing.button_padding = vec2(10.0, 4.0);
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.interact_size.y = 26.0;
    style.spacing.window_margin = Margin::same(16);
    style.spacing.tooltip_width = 420.0;
    // A handle in the ink of texts on no ground: in the fill of widgets it would be white on white.
    style.spacing.scroll = egui::style::ScrollStyle {
        foreground_color: true,
        dormant_background_opacity: 0.0,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.0,
        dormant_handle_opacity: HANDLE,
        active_handle_opacity: HANDLE,
        interact_handle_opacity: 0.75,
        ..egui::style::ScrollStyle::thin()
    };
    style.interaction.tooltip_delay = 0.25;
    style.url_in_tooltip = true;

    let widget = |fill, edge, ink| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, edge),
        corner_radius: CornerRadius::same(6),
        fg_stroke: Stroke::new(1.0, ink),
        expansion: 0.0,
    };
    let visuals: &mut Visuals = &mut style.visuals;
    visuals.dark_mode = tokens.theme.is_dark();
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(tokens.muted);
    visuals.panel_fill = tokens.panel;
    visuals.window_fill = tokens.ground;
    visuals.window_stroke = Stroke::new(1.0, tokens.edge);
    visuals.window_corner_radius = CornerRadius::same(10);
    visuals.menu_corner_radius = CornerRadius::same(8);
    visuals.extreme_bg_color = tokens.ground;
    visuals.text_edit_bg_color = Some(tokens.ground);
    // Every other row of a table: where panels have the colour of the ground, a trace of the lines.
    visuals.faint_bg_color =
        if tokens.panel == tokens.ground { tokens.edge.gamma_multiply(0.12) } else { tokens.panel };
    visuals.code_bg_color = tokens.panel;
    visuals.hyperlink_color = tokens.accent;
    visuals.warn_fg_color = tokens.late;
    visuals.error_fg_color = tokens.late;
    visuals.selection.bg_fill = tokens.accent_soft;
    visuals.selection.stroke = Stroke::new(1.5, tokens.accent);
    visuals.widgets.noninteractive = widget(tokens.panel, tokens.edge, tokens.text);
    visuals.widgets.inactive = widget(tokens.ground, tokens.edge, tokens.text);
    visuals.widgets.hovered = widget(tokens.accent_soft, tokens.accent, tokens.text);
    visuals.widgets.active = widget(tokens.accent_soft, tokens.accent, tokens.accent);
    visuals.widgets.open = widget(tokens.accent_soft, tokens.edge, tokens.accent);
    let shadow = egui::Shadow {
        offset: [0, 4],
        blur: 16,
        spread: 0,
        color: tokens.text.gamma_multiply(if visuals.dark_mode { 0.0 } else { 0.14 }),
    };
    visuals.popup_shadow = shadow;
    visuals.window_shadow = shadow;
}
