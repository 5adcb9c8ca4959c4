//! A picture of figures over sizes, as SVG.

use std::fmt::Write;

use super::line::number;

/// One panel: a figure over sizes.
#[derive(Debug, Clone)]
pub struct Panel {
    /// What it shows, with its unit.
    pub title: String,
    /// Size and value, the sizes ascending.
    pub points: Vec<(f64, f64)>,
}

/// The measures of a panel, in pixels: the whole, and what is left for the words around its field.
const WIDTH: f64 = 300.0;
/// How far the last label of the last panel stands out.
const OVER: f64 = 8.0;
const HEIGHT: f64 = 220.0;
const LEFT: f64 = 56.0;
const TOP: f64 = 34.0;
const RIGHT: f64 = 22.0;
const BOTTOM: f64 = 34.0;

/// Panels side by side: sizes go by powers of ten, values from nought, so that what stays flat looks flat.
pub fn svg(panels: &[Panel]) -> String {
    let width = WIDTH * panels.len() as f64 + OVER;
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {HEIGHT}\" width=\"{width}\" height=\"{HEIGHT}\" \
         font-family=\"sans-serif\" font-size=\"11\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n"
    );
    for (at, panel) in (0_u32..).zip(panels) {
        let group = format!("<g transform=\"translate({} 0)\">\n", WIDTH * f64::from(at));
        text += &(group + &draw(panel) + "</g>\n");
    }
    text + "</svg>\n"
}

fn draw(panel: &Panel) -> String {
    let sizes = panel.points.iter().map(|(size, _)| size.log10());
    let (first, last) =
        sizes.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), size| (least.min(size), most.max(size)));
    let top = panel.points.iter().map(|(_, value)| *value).fold(0.0, f64::max) * 1.25;
    let across = |size: f64| LEFT + (size.log10() - first) / (last - first).max(1e-9) * (WIDTH - LEFT - RIGHT);
    let down = |value: f64| HEIGHT - BOTTOM - value / top.max(1e-9) * (HEIGHT - TOP - BOTTOM);
    let mut text = format!("<text x=\"{LEFT}\" y=\"18\" font-weight=\"bold\">{}</text>\n", panel.title);
    for share in [0.0, 0.25, 0.5, 0.75, 1.0] {
        let (y, value) = (down(top * share), number(top * share));
        let right = WIDTH - RIGHT;
        let _ = writeln!(text, "<line x1=\"{LEFT}\" x2=\"{right}\" y1=\"{y:.1}\" y2=\"{y:.1}\" stroke=\"#ddd\"/>");
        let _ = writeln!(text, "<text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{value}</text>", LEFT - 6.0, y + 4.0);
    }
    let path = panel.points.iter().map(|(size, value)| format!("{:.1},{:.1}", across(*size), down(*value)));
    let path: Vec<String> = path.collect();
    let _ =
        writeln!(text, "<polyline points=\"{}\" fill=\"none\" stroke=\"#0a7\" stroke-width=\"2\"/>", path.join(" "));
    for (size, value) in &panel.points {
        let (x, y) = (across(*size), down(*value));
        let _ = writeln!(text, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"#0a7\"/>");
        // The first stands beside the axis and its figures.
        let anchor = if x > LEFT { "middle" } else { "start" };
        let words =
            format!("<text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\">{}</text>", y - 8.0, number(*value));
        let _ = writeln!(text, "{words}");
        let below = HEIGHT - BOTTOM + 16.0;
        let _ = writeln!(text, "<text x=\"{x:.1}\" y=\"{below}\" text-anchor=\"middle\">{}</text>", number(*size));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Panel, svg};

    #[test]
    fn what_stays_flat_is_drawn_flat() {
        let flat = Panel { title: "flat".into(), points: vec![(10.0, 2.0), (100.0, 2.0), (1_000.0, 2.0)] };
        let steep = Panel { title: "steep".into(), points: vec![(10.0, 1.0), (100.0, 4.0)] };
        let text = svg(&[flat, steep]);
        let heights = |at: usize| {
            let line =
                text.lines().filter(|line| line.starts_with("<polyline")).nth(at).expect("a line for each panel");
            let points = line.split('"').nth(1).expect("a line has points").split(' ');
            points
                .map(|point| point.split(',').nth(1).expect("a point has a height").to_string())
                .collect::<Vec<String>>()
        };
        assert!(heights(0).iter().all(|height| *height == heights(0)[0]), "{text}");
        assert_ne!(heights(1)[0], heights(1)[1]);
    }
}
