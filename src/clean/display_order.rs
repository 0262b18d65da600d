//! The order in which browsers show the blocks of a page: the foot of a table comes last, wherever it is in the source.

use crate::page::{Container, ContainerKind, Page};

/// The numbers of all blocks in this order.
pub(super) fn of(page: &Page) -> Vec<usize> {
    let count = page.blocks().len();
    if !page.containers().iter().any(is_foot) {
        return (0..count).collect();
    }
    let places = places(page);
    let mut order = Vec::with_capacity(count);
    let mut foot: Vec<usize> = Vec::new();
    let mut around = None;
    for n in 0..count {
        let place = page.blocks()[n].container.map_or(Place::default(), |id| places[id.0 as usize]);
        if place.table != around {
            order.append(&mut foot);
            around = place.table;
        }
        if place.in_foot { foot.push(n) } else { order.push(n) }
    }
    order.append(&mut foot);
    order
}

/// Where a container is in the outermost table around it.
#[derive(Clone, Copy, Default)]
struct Place {
    table: Option<usize>,
    in_foot: bool,
}

fn places(page: &Page) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::with_capacity(page.containers().len());
    for (n, container) in page.containers().iter().enumerate() {
        let parent = container.parent.map(|id| id.0 as usize);
        let around = parent.map_or(Place::default(), |parent| places[parent]);
        let is_own = container.kind == ContainerKind::Table;
        let of_outermost = parent.is_some_and(|parent| around.table == Some(parent));
        places.push(Place {
            table: around.table.or(is_own.then_some(n)),
            in_foot: around.in_foot || of_outermost && is_foot(container),
        });
    }
    places
}

fn is_foot(container: &Container) -> bool {
    &*container.tag == "tfoot"
}
