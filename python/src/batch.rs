//! Many inputs on many threads, in order.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use limpid::{Options, RepairOptions, SummaryOptions};
use pyo3::IntoPyObjectExt;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyIterator};

use crate::options;
use crate::owned_input::OwnedInput;
use crate::results::{NativeRepaired, NativeReport, NativeSummary};
use crate::to_python::make_error;

/// How many inputs are read ahead for each thread: enough that none waits while Python handles a result.
const AHEAD: usize = 4;
/// How often a waiting call looks whether the user has pressed Ctrl-C.
const PATIENCE: Duration = Duration::from_millis(100);

/// The operation on each input.
enum Task {
    Process(Box<Options>),
    Repair(RepairOptions),
    Summarize(Box<SummaryOptions>),
}

/// A result that Python has not seen yet.
enum Output {
    Report(Box<NativeReport>),
    Repaired(Option<NativeRepaired>),
    Summary(NativeSummary),
    Failed { code: &'static str, message: String },
}

impl Task {
    fn new(name: &str, options: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        match name {
            "process" => options::of_process(options).map(|options| Self::Process(Box::new(options))),
            "repair" => options::of_repair(options).map(Self::Repair),
            "summarize" => options::of_summary(options).map(|options| Self::Summarize(Box::new(options))),
            _ => Err(PyValueError::new_err(format!("unknown task {name:?}"))),
        }
    }

    /// A fault of ours in one input must not end the run.
    fn run(&self, given: OwnedInput) -> Output {
        catch_unwind(AssertUnwindSafe(|| self.try_run(given))).unwrap_or_else(|_| Output::Failed {
            code: "internal",
            message: "limpid failed on this input; please report it".to_owned(),
        })
    }

    fn try_run(&self, given: OwnedInput) -> Output {
        match self {
            Self::Process(options) => match NativeReport::new(given, options) {
                Ok(report) => Output::Report(Box::new(report)),
                Err(error) => Output::Failed { code: error.code(), message: error.to_string() },
            },
            Self::Repair(options) => {
                Output::Repaired(given.into_text().and_then(|text| NativeRepaired::new(text, options)))
            }
            Self::Summarize(options) => {
                Output::Summary(NativeSummary::new(given.into_text().unwrap_or_default(), options))
            }
        }
    }
}

impl Output {
    /// The result, or the exception as a value.
    fn into_python(self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        match self {
            Self::Report(report) => (*report).into_py_any(py),
            Self::Repaired(repaired) => repaired.into_py_any(py),
            Self::Summary(summary) => summary.into_py_any(py),
            Self::Failed { code, message } => make_error(py, code, &message).into_value(py).into_py_any(py),
        }
    }
}

struct Job {
    given: OwnedInput,
    done: Sender<Output>,
}

/// An input that is being worked on, or that Python could not give.
enum Pending {
    Working(Receiver<Output>),
    Refused(PyErr),
    /// The source of inputs failed here.
    Broken(PyErr),
}

struct State {
    inputs: Option<Py<PyIterator>>,
    pending: VecDeque<Pending>,
    jobs: Option<std::sync::mpsc::SyncSender<Job>>,
    ahead: usize,
}

/// Gives for each input, in order, its result or the exception that it caused.
#[pyclass(frozen)]
pub(crate) struct Batch(Mutex<State>);

#[pymethods]
impl Batch {
    #[new]
    fn new(inputs: &Bound<'_, PyAny>, task: &str, options: Option<&Bound<'_, PyDict>>, jobs: usize) -> PyResult<Self> {
        let task = Arc::new(Task::new(task, options)?);
        let inputs = inputs.try_iter()?.unbind();
        let threads = if jobs == 0 { thread::available_parallelism().map_or(1, usize::from) } else { jobs };
        let ahead = threads * AHEAD;
        let (jobs, queue) = sync_channel::<Job>(ahead);
        let queue = Arc::new(Mutex::new(queue));
        for _ in 0..threads {
            let (task, queue) = (Arc::clone(&task), Arc::clone(&queue));
            thread::spawn(move || work(&task, &queue));
        }
        Ok(Self(Mutex::new(State { inputs: Some(inputs), pending: VecDeque::new(), jobs: Some(jobs), ahead })))
    }

    fn __iter__(this: PyRef<'_, Self>) -> PyRef<'_, Self> {
        this
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<Py<PyAny>>> {
        let Ok(mut state) = self.0.try_lock() else {
            return Err(PyValueError::new_err("the batch is being read by another thread"));
        };
        state.read_ahead(py);
        match state.pending.pop_front() {
            None => Ok(None),
            Some(Pending::Broken(error)) => Err(error),
            Some(Pending::Refused(error)) => error.into_value(py).into_py_any(py).map(Some),
            Some(Pending::Working(mut result)) => {
                let received = wait(py, &mut result);
                if received.is_err() {
                    // Ctrl-C: the same result can be asked for again.
                    state.pending.push_front(Pending::Working(result));
                }
                received?.into_python(py).map(Some)
            }
        }
    }

    /// Stops reading inputs; threads end when they are done with what they have.
    fn close(&self) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.end();
        state.pending.clear();
    }
}

impl State {
    /// Reads inputs and hands them to the threads, which never hold more than `ahead`.
    fn read_ahead(&mut self, py: Python<'_>) {
        while let (Some(inputs), true) = (&self.inputs, self.pending.len() < self.ahead) {
            match inputs.bind(py).clone().next() {
                None => self.end(),
                // Results that were computed earlier come first.
                Some(Err(error)) => {
                    self.end();
                    self.pending.push_back(Pending::Broken(error));
                }
                Some(Ok(input)) => self.start(&input),
            }
        }
    }

    /// There are no more inputs; the threads end once the queue is empty.
    fn end(&mut self) {
        self.inputs = None;
        self.jobs = None;
    }

    fn start(&mut self, input: &Bound<'_, PyAny>) {
        let given = match OwnedInput::new(input) {
            Ok(given) => given,
            Err(error) => return self.pending.push_back(Pending::Refused(error)),
        };
        let (done, result) = channel();
        if let Some(jobs) = &self.jobs {
            // There is room: `pending` is never longer than the queue. If all threads are gone, waiting will say so.
            let _ = jobs.send(Job { given, done });
        }
        self.pending.push_back(Pending::Working(result));
    }
}

fn work(task: &Task, queue: &Mutex<Receiver<Job>>) {
    loop {
        let job = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Job { given, done }) = job else { return };
        // Nobody waits for the result of an abandoned batch.
        let _ = done.send(task.run(given));
    }
}

/// Waits without the interpreter lock.
fn wait(py: Python<'_>, result: &mut Receiver<Output>) -> PyResult<Output> {
    loop {
        let own = &mut *result;
        let received = py.detach(move || own.recv_timeout(PATIENCE));
        match received {
            Ok(output) => return Ok(output),
            Err(RecvTimeoutError::Timeout) => py.check_signals()?,
            Err(RecvTimeoutError::Disconnected) => {
                return Ok(Output::Failed {
                    code: "internal",
                    message: "a thread of the batch ended early".to_owned(),
                });
            }
        }
    }
}
