//! `bench`: how fast Yuefu is, each figure beside its yardstick, measured in the same run.
//!
//! Ratios are the claim: a figure alone tells more of the machine than of the program. Ours and the yardstick alternate,
//! round after round, so that what disturbs one disturbs the other.

mod failure;
mod dice;
mod busy;
mod report;
mod machine;
mod scale;
mod driver;
mod mixed;
mod seed;
mod lag;
mod load;
mod echo;
mod server;
mod postgres;
mod pieces;
mod workload;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::{Parser, Subcommand, ValueEnum};

use failure::{Failure, doing};
use machine::Machine;
use pieces::Bench;
use report::{Report, Section, svg, with_figures};
use scale::Scale;

/// The allocator of `yuefu`: what runs in this process, the echo too, is to run as it does there. The profile of the tests, in
/// which instructions are counted, compiles it plainly, and would count more of it than of the work.
#[cfg(not(debug_assertions))]
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Measure Yuefu, each figure beside its yardstick
#[derive(Parser)]
#[command(name = "bench", max_term_width = 100, args_conflicts_with_subcommands = true)]
struct Cli {
    /// What to measure [default: everything]
    names: Vec<Piece>,
    /// A small run that shows that the harness works
    #[arg(long)]
    quick: bool,
    /// Write every round of every figure as JSON
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Write the figures into a page, in place of those that stand there
    #[arg(long, value_name = "FILE")]
    page: Option<PathBuf>,
    /// Draw the growth as SVG
    #[arg(long, value_name = "FILE")]
    picture: Option<PathBuf>,
    /// How many accounts, instead of those of the scale
    #[arg(long, value_name = "NUMBER")]
    accounts: Option<u64>,
    /// For how long `hold` holds the load [default: 300, when quick 4]
    #[arg(long, value_name = "SECONDS")]
    hold: Option<u64>,
    /// Where data directories are made: on the disk that is to be measured
    #[arg(long, value_name = "DIR", default_value = "target/bench")]
    work: PathBuf,
    /// The binary to measure [default: the one beside this one]
    #[arg(long, value_name = "FILE")]
    yuefu: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Be the yardstick
    #[command(hide = true)]
    Echo(echo::Echo),
    /// Be the fixed work whose instructions are counted
    #[command(hide = true)]
    Workload(workload::Workload),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Piece {
    /// Checkouts over HTTP
    Checkout,
    /// Checkouts without HTTP
    Engine,
    /// A load held for minutes
    Hold,
    /// Recovery and memory
    Start,
    /// The same purchase in PostgreSQL
    Postgres,
    /// The cycle day
    Cycle,
    /// The close of a day under Terms that differ
    Close,
    /// The same figures by how many accounts there are
    Growth,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let ran = match &cli.command {
        Some(Command::Echo(echo)) => echo.run(),
        Some(Command::Workload(workload)) => {
            workload.run();
            Ok(())
        }
        None => cli.run(),
    };
    match ran {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("bench: {failure}");
            ExitCode::FAILURE
        }
    }
}

impl Cli {
    fn run(&self) -> Result<(), Failure> {
        fs::create_dir_all(&self.work).map_err(doing(format!("make {}", self.work.display())))?;
        let beside = server::this_program()?.with_file_name("yuefu");
        let scale = if self.quick { scale::QUICK } else { scale::FULL };
        let scale = Scale { accounts: self.accounts.unwrap_or(scale.accounts), ..scale };
        let bench = Bench { work: self.work.clone(), yuefu: self.yuefu.clone().unwrap_or(beside), scale };
        let machine = Machine::look(&self.work)?;
        let mut report =
            Report { machine, scale: format!("{} Accounts: {}.", scale.name, scale.accounts), sections: Vec::new() };
        println!("{report}");
        let names = if self.names.is_empty() { Piece::value_variants() } else { &self.names };
        let mut failed = None;
        for piece in names {
            let section = self.section(*piece, &bench).unwrap_or_else(|failure| {
                let section = Section::failed(&format!("{piece:?}"), &failure);
                failed = Some(failure);
                section
            });
            println!("{section}");
            report.sections.push(section);
        }
        self.page.as_ref().map_or(Ok(()), |path| write_page(&report, path))?;
        self.json.as_ref().map_or(Ok(()), |path| write_json(&report, path))?;
        failed.map_or(Ok(()), Err)
    }

    /// Measures one piece.
    fn section(&self, piece: Piece, bench: &Bench) -> Result<Section, Failure> {
        let began = Instant::now();
        let mut section = match piece {
            Piece::Checkout => pieces::checkout::run(bench)?,
            Piece::Engine => pieces::engine::run(bench)?,
            Piece::Hold => pieces::hold::run(bench, self.hold.map_or(bench.scale.hold, Duration::from_secs))?,
            Piece::Start => pieces::start::run(bench)?,
            Piece::Postgres => pieces::postgres::run(bench)?,
            Piece::Cycle => pieces::cycle::run(bench)?,
            Piece::Close => pieces::close::run(bench)?,
            Piece::Growth => self.growth(bench)?,
        };
        bench.clear()?;
        section.note(format!("measured in {:.0} s", began.elapsed().as_secs_f64()));
        Ok(section)
    }

    fn growth(&self, bench: &Bench) -> Result<Section, Failure> {
        let (section, panels) = pieces::growth::run(bench)?;
        if let Some(path) = &self.picture {
            fs::write(path, svg(&panels)).map_err(doing(format!("write {}", path.display())))?;
        }
        Ok(section)
    }
}

fn write_page(report: &Report, path: &Path) -> Result<(), Failure> {
    let page = fs::read_to_string(path).map_err(doing(format!("read {}", path.display())))?;
    let page = with_figures(&page, &report.to_string()).ok_or_else(|| Failure::NoPlace(path.to_path_buf()))?;
    fs::write(path, page).map_err(doing(format!("write {}", path.display())))
}

fn write_json(report: &Report, path: &Path) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(report).expect("a report is plain data");
    fs::write(path, text + "\n").map_err(doing(format!("write {}", path.display())))
}
