//! The parts of a presentation around its slides (ECMA-376 part 1, 19): one master, one layout with a title, a theme.

use egui::Color32;

use super::{HEAD, Place, Sizes, push};
use crate::figure::{Hue, Tokens};

/// The namespaces of slides.
pub(super) const SPACES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
     xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";

/// What every tree of shapes begins with.
pub(super) const ROOT: &str = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>\
     <a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm>\
     </p:grpSpPr>";

const MAP: &str = "bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" \
     accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"";

/// The presentation: its slides and its size.
pub(super) fn presentation(slides: usize, notes: bool, sizes: &Sizes) -> String {
    let mut list = String::new();
    for at in 0..slides {
        push(&mut list, format_args!("<p:sldId id=\"{}\" r:id=\"rId{}\"/>", 256 + at, 3 + at));
    }
    let notes_master = if notes {
        format!("<p:notesMasterIdLst><p:notesMasterId r:id=\"rId{}\"/></p:notesMasterIdLst>", 3 + slides)
    } else {
        String::new()
    };
    format!(
        "{HEAD}<p:presentation {SPACES} saveSubsetFonts=\"1\"><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" \
         r:id=\"rId1\"/></p:sldMasterIdLst>{notes_master}<p:sldIdLst>{list}</p:sldIdLst><p:sldSz cx=\"{}\" cy=\"{}\"/>\
         <p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>",
        sizes.width, sizes.height,
    )
}

/// The master, with the place and letters of titles.
pub(super) fn master(title: Place, points: f32) -> String {
    let style = |size: f32, font: &str| {
        format!(
            "<a:lvl1pPr algn=\"l\"><a:lnSpc><a:spcPct val=\"100000\"/></a:lnSpc><a:buNone/><a:defRPr sz=\"{}\">\
             <a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"{font}\"/></a:defRPr></a:lvl1pPr>",
            (size * 100.0).round()
        )
    };
    format!(
        "{HEAD}<p:sldMaster {SPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill>\
         <a:effectLst/></p:bgPr></p:bg><p:spTree>{ROOT}{}</p:spTree></p:cSld><p:clrMap {MAP}/><p:sldLayoutIdLst>\
         <p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle>{}</p:titleStyle>\
         <p:bodyStyle>{}</p:bodyStyle><p:otherStyle>{}</p:otherStyle></p:txStyles></p:sldMaster>",
        placeholder(title),
        style(points, "+mj-lt"),
        style(16.0, "+mn-lt"),
        style(16.0, "+mn-lt"),
    )
}

/// The one layout: a title, and room.
pub(super) fn layout(title: Place) -> String {
    format!(
        "{HEAD}<p:sldLayout {SPACES} type=\"titleOnly\" preserve=\"1\"><p:cSld name=\"Hoofdlijn\"><p:spTree>{ROOT}{}\
         </p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>",
        placeholder(title)
    )
}

fn placeholder(place: Place) -> String {
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Title 1\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr>\
         <p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr>\
         <p:txBody><a:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"t\"><a:normAutofit/></a:bodyPr>\
         <a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody></p:sp>",
        place.xml("a")
    )
}

/// The master of notes: the slide above, the words below it.
pub(super) fn notes_master() -> String {
    let slide = Place { x: 685_800, y: 1_143_000, width: 5_486_400, height: 3_086_100 };
    let body = Place { x: 685_800, y: 4_400_550, width: 5_486_400, height: 3_600_450 };
    format!(
        "{HEAD}<p:notesMaster {SPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill>\
         <a:effectLst/></p:bgPr></p:bg><p:spTree>{ROOT}<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide Image 1\"/>\
         <p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\" \
         idx=\"2\"/></p:nvPr></p:nvSpPr><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:sp><p:sp>\
         <p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes 2\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr>\
         <p:ph type=\"body\" sz=\"quarter\" idx=\"3\"/></p:nvPr></p:nvSpPr><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/>\
         </a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody></p:sp></p:spTree>\
         </p:cSld><p:clrMap {MAP}/><p:notesStyle><a:lvl1pPr><a:defRPr sz=\"1200\"><a:solidFill><a:schemeClr val=\"tx1\"/>\
         </a:solidFill><a:latin typeface=\"+mn-lt\"/></a:defRPr></a:lvl1pPr></p:notesStyle></p:notesMaster>",
        slide.xml("a"),
        body.xml("a"),
    )
}

/// The theme: the colours and the typeface of the figures.
pub(super) fn theme(tokens: &Tokens) -> String {
    let hues = [Hue::Blue, Hue::Orange, Hue::Green, Hue::Purple, Hue::Olive, Hue::Grey];
    let mut colors = String::new();
    let mut add = |name: &str, color: Color32| {
        push(&mut colors, format_args!("<a:{name}><a:srgbClr val=\"{}\"/></a:{name}>", hex(color)));
    };
    add("dk1", tokens.text);
    add("lt1", tokens.ground);
    add("dk2", tokens.accent);
    add("lt2", tokens.panel);
    for (at, hue) in hues.into_iter().enumerate() {
        add(&format!("accent{}", at + 1), tokens.tint(hue).mark);
    }
    add("hlink", tokens.accent);
    add("folHlink", tokens.accent);
    let font =
        |face: &str| format!("<a:latin typeface=\"{face}\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>");
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    let line = format!("<a:ln w=\"9525\">{fill}</a:ln>");
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    format!(
        "{HEAD}<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Hoofdlijn\">\
         <a:themeElements><a:clrScheme name=\"Hoofdlijn\">{colors}</a:clrScheme><a:fontScheme name=\"Hoofdlijn\">\
         <a:majorFont>{}</a:majorFont><a:minorFont>{}</a:minorFont></a:fontScheme><a:fmtScheme name=\"Hoofdlijn\">\
         <a:fillStyleLst>{fill}{fill}{fill}</a:fillStyleLst><a:lnStyleLst>{line}{line}{line}</a:lnStyleLst>\
         <a:effectStyleLst>{effect}{effect}{effect}</a:effectStyleLst><a:bgFillStyleLst>{fill}{fill}{fill}\
         </a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>",
        font("Roboto Medium"),
        font("Roboto"),
    )
}

/// Red, green and blue as six digits.
pub(super) fn hex(color: Color32) -> String {
    let [red, green, blue, _] = color.to_srgba_unmultiplied();
    format!("{red:02X}{green:02X}{blue:02X}")
}
