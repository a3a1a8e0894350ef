//! A chart of money that can be edited, with a workbook that holds the numbers drawn and no others.

use pptx::chart::{data::CategoryChartData, xlsx::generate_category_xlsx};

use super::{escaped, package::timeless, push};
use crate::{
    briefing::{Phase, index::Place},
    figure::{Figure, Table, budget, table::Cell},
};

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Columns,
    Lines,
}

/// The numbers of a chart: a value of each series, or none, for each category.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Chart {
    pub(super) kind: Kind,
    pub(super) categories: Vec<String>,
    pub(super) series: Vec<Series>,
}

/// The numbers of one series.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Series {
    pub(super) name: String,
    pub(super) values: Vec<Option<String>>,
    /// How firm each is.
    pub(super) phases: Vec<Option<Phase>>,
}

impl Series {
    /// How firm most of it is: what its legend shows.
    fn phase(&self) -> Option<Phase> {
        let known = || self.values.iter().zip(&self.phases).filter(|(value, _)| value.is_some());
        let often = |phase: Option<Phase>| known().filter(|(_, other)| **other == phase).count();
        let all = [Some(Phase::Realised), Some(Phase::Plan), Some(Phase::Forecast), None];
        all.into_iter().rev().max_by_key(|phase| often(*phase)).flatten()
    }
}

/// The inside of a column or a point in the notation: realised solid, planned open, a forecast hatched.
fn fill(color: &str, phase: Option<Phase>) -> String {
    let ground = "<a:schemeClr val=\"bg1\"/>";
    match phase {
        Some(Phase::Realised) => format!("<a:solidFill>{color}</a:solidFill>"),
        Some(Phase::Plan) => format!("<a:solidFill>{ground}</a:solidFill>"),
        Some(Phase::Forecast) => format!(
            "<a:pattFill prst=\"wdUpDiag\"><a:fgClr>{color}</a:fgClr><a:bgClr>{ground}</a:bgClr></a:pattFill>"
        ),
        None => {
            let soft =
                color.replace("/>", "><a:lumMod val=\"40000\"/><a:lumOff val=\"60000\"/></a:schemeClr>");
            format!("<a:solidFill>{soft}</a:solidFill>")
        }
    }
}

/// A column.
fn column_look(color: &str, phase: Option<Phase>) -> String {
    let fill = fill(color, phase);
    format!("<c:spPr>{fill}<a:ln w=\"15875\"><a:solidFill>{color}</a:solidFill></a:ln></c:spPr>")
}

/// The point of a line.
fn marker_look(color: &str, symbol: &str, phase: Option<Phase>) -> String {
    // A pattern is too fine for a point: the line to it is dashed.
    let fill = fill(color, if phase == Some(Phase::Forecast) { None } else { phase });
    format!(
        "<c:marker><c:symbol val=\"{symbol}\"/><c:size val=\"6\"/><c:spPr>{fill}<a:ln w=\"15875\"><a:solidFill>{color}\
         </a:solidFill></a:ln></c:spPr></c:marker>"
    )
}

/// A line, or what leads to one of its points.
fn line_look(color: &str, phase: Option<Phase>) -> String {
    let dash = if phase == Some(Phase::Forecast) { "<a:prstDash val=\"dash\"/>" } else { "" };
    format!(
        "<c:spPr><a:ln w=\"28575\" cap=\"rnd\"><a:solidFill>{color}</a:solidFill>{dash}<a:round/></a:ln></c:spPr>"
    )
}

impl Chart {
    /// A figure's numbers, where it is columns or lines of money; `phase` says how firm a value of a series is.
    pub(super) fn of(
        figure: &Figure,
        table: &Table,
        phase: &dyn Fn(&Place) -> Option<Phase>,
    ) -> Option<Self> {
        let kind = match figure {
            Figure::Budget(budget::Chart::Years | budget::Chart::Series(_)) => Kind::Columns,
            Figure::Budget(budget::Chart::Vintages | budget::Chart::VintagesOf(_)) => Kind::Lines,
            _ => return None,
        };
        let categories = table.rows.iter().map(|row| row.cells.first().map(|cell| cell.text.clone()));
        let series = table.columns.iter().enumerate().filter(|(_, column)| column.numeric);
        let series = series.filter_map(|(at, column)| {
            let cells = table.rows.iter().map(|row| row.cells.get(at));
            // A difference is not drawn as a line: no cell of it is a place in the briefing.
            let drawn = cells.clone().flatten().any(|cell| cell.place.is_some() && cell.number.is_some());
            let number = |cell: Option<&Cell>| Some(cell?.number?.normalize().to_string());
            drawn.then(|| Series {
                name: column.title.clone(),
                phases: cells.clone().map(|cell| phase(cell?.place.as_ref()?)).collect(),
                values: cells.map(number).collect(),
            })
        });
        let chart = Self { kind, categories: categories.collect::<Option<_>>()?, series: series.collect() };
        (!chart.series.is_empty() && !chart.categories.is_empty()).then_some(chart)
    }

    /// The workbook behind the chart.
    pub(super) fn workbook(&self) -> Result<Vec<u8>, pptx::PptxError> {
        let mut data = CategoryChartData::new();
        for category in &self.categories {
            data.add_category(category);
        }
        for Series { name, values, .. } in &self.series {
            let values: Vec<Option<f64>> =
                values.iter().map(|value| value.as_ref().and_then(|digits| digits.parse().ok())).collect();
            data.add_series_with_options(name, &values);
        }
        timeless(&generate_category_xlsx(&data)?)
    }

    /// The chart (ECMA-376 part 1, 21.2); each series refers to its own column, which the crate's writer does not do.
    pub(super) fn xml(&self, language: &str, points: f32) -> String {
        let last = self.categories.len() + 1;
        let mut series = String::new();
        for (at, one) in self.series.iter().enumerate() {
            let Series { name, values, phases } = one;
            let column = column(at + 1);
            let color = format!("<a:schemeClr val=\"accent{}\"/>", at % 6 + 1);
            let usual = one.phase();
            // What was realised counts otherwise than the documents do: no line joins it.
            let loose = self.kind == Kind::Lines && usual == Some(Phase::Realised);
            let symbol = if loose { "diamond" } else { "circle" };
            let mut look = match self.kind {
                Kind::Columns => column_look(&color, usual) + "<c:invertIfNegative val=\"0\"/>",
                Kind::Lines if loose => {
                    "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>".to_owned()
                        + &marker_look(&color, symbol, usual)
                }
                Kind::Lines => line_look(&color, usual) + &marker_look(&color, symbol, usual),
            };
            let others = phases.iter().zip(values).enumerate();
            for (at, (phase, _)) in others.filter(|(_, (it, value))| **it != usual && value.is_some()) {
                let point = match self.kind {
                    Kind::Columns => {
                        "<c:invertIfNegative val=\"0\"/><c:bubble3D val=\"0\"/>".to_owned()
                            + &column_look(&color, *phase)
                    }
                    Kind::Lines => {
                        marker_look(&color, symbol, *phase)
                            + "<c:bubble3D val=\"0\"/>"
                            + &line_look(&color, *phase)
                    }
                };
                push(&mut look, format_args!("<c:dPt><c:idx val=\"{at}\"/>{point}</c:dPt>"));
            }
            push(
                &mut series,
                format_args!(
                    "<c:ser><c:idx val=\"{at}\"/><c:order val=\"{at}\"/><c:tx><c:strRef><c:f>Sheet1!${column}$1</c:f>\
                     <c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>{}</c:v></c:pt></c:strCache></c:strRef>\
                     </c:tx>{look}<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f><c:strCache>{}</c:strCache>\
                     </c:strRef></c:cat><c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${last}</c:f><c:numCache>\
                     <c:formatCode>General</c:formatCode>{}</c:numCache></c:numRef></c:val>{}</c:ser>",
                    escaped(name),
                    points_of(self.categories.iter().map(Some)),
                    points_of(values.iter().map(Option::as_ref)),
                    if self.kind == Kind::Lines { "<c:smooth val=\"0\"/>" } else { "" },
                ),
            );
        }
        let (open, close) = match self.kind {
            Kind::Columns => (
                "<c:barChart><c:barDir val=\"col\"/><c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/>",
                "<c:gapWidth val=\"60\"/><c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart>",
            ),
            Kind::Lines => (
                "<c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>",
                "<c:marker val=\"1\"/><c:axId val=\"1\"/><c:axId val=\"2\"/></c:lineChart>",
            ),
        };
        let line = |color: &str| {
            format!(
                "<c:spPr><a:ln w=\"9525\"><a:solidFill><a:schemeClr val=\"{color}\"/></a:solidFill></a:ln></c:spPr>"
            )
        };
        let size = (points * 100.0).round();
        format!(
            "{}<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" \
             xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
             xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
             <c:date1904 val=\"0\"/><c:lang val=\"{language}\"/><c:roundedCorners val=\"0\"/><c:chart>\
             <c:autoTitleDeleted val=\"1\"/><c:plotArea><c:layout/>{open}{series}{close}\
             <c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"minMax\"/></c:scaling><c:delete val=\"0\"/>\
             <c:axPos val=\"b\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/>\
             <c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/>{}<c:crossAx val=\"2\"/>\
             <c:crosses val=\"autoZero\"/></c:catAx><c:valAx><c:axId val=\"2\"/><c:scaling>\
             <c:orientation val=\"minMax\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"l\"/><c:majorGridlines>{}\
             </c:majorGridlines><c:numFmt formatCode=\"#,##0\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/>\
             <c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>\
             <c:crossAx val=\"1\"/><c:crosses val=\"autoZero\"/></c:valAx></c:plotArea><c:legend>\
             <c:legendPos val=\"b\"/><c:overlay val=\"0\"/></c:legend><c:plotVisOnly val=\"1\"/>\
             <c:dispBlanksAs val=\"gap\"/></c:chart><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>\
             <a:defRPr sz=\"{size}\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill></a:defRPr></a:pPr>\
             <a:endParaRPr lang=\"{language}\"/></a:p></c:txPr><c:externalData r:id=\"rId1\">\
             <c:autoUpdate val=\"0\"/></c:externalData></c:chartSpace>",
            super::HEAD,
            line("tx1"),
            line("bg2"),
        )
    }
}

/// How many points there are and those that have a value.
fn points_of<'v>(values: impl ExactSizeIterator<Item = Option<&'v String>>) -> String {
    let mut xml = format!("<c:ptCount val=\"{}\"/>", values.len());
    for (at, value) in values.enumerate() {
        if let Some(value) = value {
            push(&mut xml, format_args!("<c:pt idx=\"{at}\"><c:v>{}</c:v></c:pt>", escaped(value)));
        }
    }
    xml
}

/// The letters of a column of a sheet, counted from 0.
fn column(at: usize) -> String {
    let mut left = at;
    let mut letters = Vec::new();
    loop {
        letters.insert(0, char::from(b'A' + (left % 26) as u8));
        if left < 26 {
            return letters.into_iter().collect();
        }
        left = left / 26 - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_sheets_do() {
        assert_eq!([0, 1, 25, 26, 701, 702].map(column), ["A", "B", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn each_series_refers_to_its_own_column() {
        let chart = Chart {
            kind: Kind::Lines,
            categories: vec!["2022".to_owned(), "2023".to_owned()],
            series: vec![
                Series {
                    name: "a & b".to_owned(),
                    values: vec![Some("1.5".to_owned()), None],
                    phases: vec![Some(Phase::Plan), None],
                },
                Series {
                    name: "c".to_owned(),
                    values: vec![None, Some("2".to_owned())],
                    phases: vec![None, Some(Phase::Forecast)],
                },
            ],
        };
        let xml = chart.xml("nl-NL", 12.0);
        for wanted in [
            "<c:f>Sheet1!$B$1</c:f>",
            "<c:f>Sheet1!$C$2:$C$3</c:f>",
            "a &amp; b",
            "<c:pt idx=\"1\"><c:v>2</c:v>",
        ] {
            assert!(xml.contains(wanted), "{wanted} is not in {xml}");
        }
        assert!(!xml.contains("<c:v></c:v>"));
        assert_eq!(xml.matches("prst=\"wdUpDiag\"").count(), 0);
        assert_eq!(xml.matches("<a:prstDash val=\"dash\"/>").count(), 1, "the forecast only: {xml}");
        assert_eq!(chart.workbook().unwrap(), chart.workbook().unwrap());
    }

    #[test]
    fn columns_are_filled_in_the_notation() {
        let phases = [Some(Phase::Realised), Some(Phase::Realised), Some(Phase::Plan), Some(Phase::Forecast)];
        let chart = Chart {
            kind: Kind::Columns,
            categories: (2020..2024).map(|year| year.to_string()).collect(),
            series: vec![Series {
                name: "a".to_owned(),
                values: vec![Some("1".to_owned()); 4],
                phases: phases.to_vec(),
            }],
        };
        let xml = chart.xml("nl-NL", 12.0);
        let points: Vec<&str> = xml.split("<c:dPt>").skip(1).collect();
        let [plan, forecast] = points[..] else { panic!("{points:?}") };
        assert!(plan.starts_with("<c:idx val=\"2\"/>") && plan.contains("bg1"), "{plan}");
        assert!(forecast.starts_with("<c:idx val=\"3\"/>") && forecast.contains("pattFill"), "{forecast}");
    }
}
