//! Processes many items in several threads and returns the results in the order of the items.

use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// How many items are queued for each worker: enough to keep all of them busy when items differ in size.
const QUEUED_PER_WORKER: usize = 2;

/// Runs `work` on every item in `jobs` threads and passes the results to `sink` in the order of the items.
///
/// Items are taken only as fast as `sink` takes results, so memory stays bounded. Stops early when `sink` returns
/// false. With one job, everything runs in the calling thread.
pub(crate) fn ordered<T: Send, R: Send>(
    jobs: usize,
    mut items: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
    mut sink: impl FnMut(R) -> bool,
) {
    if jobs <= 1 {
        while items.next().is_some_and(|item| sink(work(item))) {}
        return;
    }
    let (tasks, queue) = sync_channel::<(T, SyncSender<R>)>(jobs);
    let queue = Mutex::new(queue);
    let (order, results) = sync_channel::<Receiver<R>>(QUEUED_PER_WORKER * jobs);
    thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| {
                while let Some((item, reply)) = next(&queue) {
                    // The sink waits for every reply, so this fails only when it has stopped.
                    let _ = reply.send(work(item));
                }
            });
        }
        scope.spawn(move || feed(items, &tasks, &order));
        while results.recv().is_ok_and(|result| result.recv().is_ok_and(&mut sink)) {}
        // Dropped here, so that the feeder stops before the scope waits for it.
        drop(results);
    });
}

fn next<T>(queue: &Mutex<Receiver<T>>) -> Option<T> {
    queue.lock().ok()?.recv().ok()
}

/// Distributes the items and reserves a place in the order for each result.
fn feed<T, R>(items: impl Iterator<Item = T>, tasks: &SyncSender<(T, SyncSender<R>)>, order: &SyncSender<Receiver<R>>) {
    for item in items {
        let (reply, result) = sync_channel(1);
        if order.send(result).is_err() || tasks.send((item, reply)).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ordered;

    #[test]
    fn keeps_the_order_whatever_the_number_of_jobs() {
        for jobs in [1, 2, 5] {
            let mut seen = Vec::new();
            ordered(
                jobs,
                0..1000_u64,
                |n| {
                    std::thread::sleep(std::time::Duration::from_micros(n * 7919 % 50));
                    n
                },
                |n| {
                    seen.push(n);
                    true
                },
            );
            assert_eq!(seen, (0..1000).collect::<Vec<_>>(), "{jobs} jobs");
        }
    }

    #[test]
    fn no_items_give_no_results() {
        ordered(3, std::iter::empty::<u8>(), |n| n, |_| panic!("no item, no result"));
    }

    #[test]
    fn ends_when_the_sink_has_enough() {
        for jobs in [1, 3] {
            let mut seen = 0;
            ordered(
                jobs,
                0..,
                |n: u64| n,
                |_| {
                    seen += 1;
                    seen < 10
                },
            );
            assert_eq!(seen, 10, "{jobs} jobs");
        }
    }
}
