//! The page of figures in the docs, which the bench writes itself.

/// What stands before the figures and after them.
const BEGIN: &str = "<!-- figures: written by make bench -->\n";
const END: &str = "<!-- end of the figures -->\n";

/// A page with new figures in the place of the old ones; none when it has no such place.
pub fn with_figures(page: &str, figures: &str) -> Option<String> {
    let (before, rest) = page.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}```\n{}\n```\n{END}{after}", figures.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::{BEGIN, END, with_figures};

    #[test]
    fn figures_take_the_place_of_those_before() {
        let page = format!("before\n{BEGIN}old\n{END}after\n");
        let new = with_figures(&page, "new\n\n").expect("the page has a place for them");
        assert_eq!(new, format!("before\n{BEGIN}```\nnew\n```\n{END}after\n"));
        assert_eq!(with_figures(&new, "new"), Some(new));
        assert_eq!(with_figures("nothing", "new"), None);
    }
}
