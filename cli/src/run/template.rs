//! The first pass of `--template`, which learns what the pages of each site have in common.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use limpid::{Input, Report, SiteTemplate, process};
use limpid::{PageLines, TemplateLearner};

use super::parallel;
use super::records::{self, Listener};
use crate::args::{Job, PageJob, Verb};
use crate::inputs::Done;
use crate::inputs::Source;
use crate::message::InputError;
use crate::panic_guard::guarded;
use crate::results::{Learned, PieceResults};

/// How many lines are counted for all hosts together, about 400 MB. Hosts that appear after that get no template.
const MAX_LINES: usize = 10_000_000;

/// The templates of all hosts. Files are treated as pages of a single site.
pub(crate) fn learn(job: &Job, sources: &[Source]) -> BTreeMap<String, SiteTemplate> {
    let mut learners = Learners::default();
    if job.output.jsonl {
        let job = Job { verb: Verb::Learn, ..job.clone() };
        // Files that cannot be read are reported in the second pass.
        let _ = records::run(sources, &job, Arc::default(), |_| Done::Results(0), &mut learners);
    } else {
        let lines = |source: &Source| lines_of_file(job, source);
        parallel::ordered(job.general.jobs(), sources.iter(), lines, |page| {
            page.into_iter().for_each(|page| learners.add(Learned { host: String::new(), page }));
            true
        });
    }
    learners.finish()
}

fn lines_of_file(job: &Job, source: &Source) -> Option<PageLines> {
    let bytes = source.read_text(&job.options.decode, job.source.max_record).ok()?;
    let options = job.options.clone().clean(None).summary(None);
    let lines = || {
        let report = process(Input::Bytes(&bytes), &options)?;
        Ok::<_, InputError>(PageLines::of(report.cleaned().page()))
    };
    guarded(lines).ok()
}

#[derive(Default)]
struct Learners {
    hosts: BTreeMap<String, TemplateLearner>,
    lines: usize,
}

impl Learners {
    fn add(&mut self, Learned { host, page }: Learned) {
        if self.lines > MAX_LINES && !self.hosts.contains_key(&host) {
            return;
        }
        let learner = self.hosts.entry(host).or_default();
        let before = learner.lines();
        learner.add(&page);
        self.lines += learner.lines() - before;
    }

    fn finish(self) -> BTreeMap<String, SiteTemplate> {
        self.hosts.into_iter().filter_map(|(host, learner)| Some((host, learner.finish()?))).collect()
    }
}

impl Listener for Learners {
    fn add_results(&mut self, results: PieceResults) -> io::Result<()> {
        // Failures are reported in the second pass.
        results.learned.into_iter().for_each(|learned| self.add(learned));
        Ok(())
    }

    fn broken(&mut self, _: usize, _: &io::Error) {}

    fn ended(&mut self, _: usize) -> io::Result<()> {
        Ok(())
    }
}

impl PageJob {
    /// The template learned for `host`.
    pub(crate) fn template_of(&self, host: &str) -> Option<SiteTemplate> {
        self.templates.get(host).cloned()
    }

    /// Whether a page is in the requested language.
    ///
    /// # Errors
    /// The language of the page, if it is known.
    pub(crate) fn accepts(&self, report: &Report<'_>) -> Result<(), String> {
        let Some(wanted) = &self.target_language else { return Ok(()) };
        let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let guess = limpid::guess_language(report.text()).map(str::to_owned);
        let Some(lang) = guess.or_else(|| report.metadata().lang.clone()) else { return Ok(()) };
        if primary(&lang) == primary(wanted) { Ok(()) } else { Err(format!("the language is {lang}, not {wanted}")) }
    }
}
