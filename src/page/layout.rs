//! Dissolves layout tables: their cells become lines and paragraphs.

use super::{Block, BlockKind, Container, ContainerKind, Detail};

/// In a data table without headers, no cell has more text than this, in bytes (chosen by hand: about five lines).
const MAX_CELL_BYTES: usize = 400;

/// Nor has it more elements with text, each on a line of its own (chosen by hand: an address has three lines).
const MAX_CELL_LINES: u32 = 3;

/// Measurements that distinguish data tables from layout tables.
#[derive(Clone, Copy, Debug, Default)]
struct TableStats {
    rows: u32,
    columns: u32,
    /// True when it has header cells or a caption.
    has_header: bool,
    /// True when its role says that it is layout.
    is_presentation: bool,
    /// True when a cell contains a heading, long text, or many lines.
    prose: bool,
    /// The number of tables directly inside it.
    tables: u32,
    /// The bytes of text in it and in the tables inside.
    bytes: usize,
    /// The most rows of a cell without text.
    rows_of_empty_cell: u32,
    /// The most cells of a row that have text.
    columns_of_text: u32,
}

impl TableStats {
    fn is_layout(self) -> bool {
        let is_unlike_data = self.prose || self.rows < 2 || self.columns < 2;
        self.is_presentation
            || self.is_beside_picture()
            || if self.tables > 0 { !self.has_header || is_unlike_data } else { !self.has_header && is_unlike_data }
    }

    /// True for a single column of text beside a picture of its height: a note with its icon, as `DocBook` writes it.
    fn is_beside_picture(self) -> bool {
        self.rows > 1 && self.rows_of_empty_cell >= self.rows && self.columns_of_text == 1
    }
}

/// The table, row and cell around each container, as container indices.
#[derive(Debug)]
struct LayoutPositions {
    table: Vec<Option<u32>>,
    row: Vec<Option<u32>>,
    cell: Vec<Option<u32>>,
}

impl LayoutPositions {
    fn of(containers: &[Container]) -> Self {
        let none = || Vec::with_capacity(containers.len());
        let mut positions = Self { table: none(), row: none(), cell: none() };
        for (n, container) in containers.iter().enumerate() {
            let parent = container.parent.map(|id| id.0 as usize);
            let here = Some(n as u32);
            let is_table = container.kind == ContainerKind::Table;
            let around = |list: &[Option<u32>]| parent.and_then(|parent| list[parent]);
            let inside = |list: &[Option<u32>]| if is_table { None } else { around(list) };
            let table = if is_table { here } else { around(&positions.table) };
            let row = if container.kind == ContainerKind::Row { here } else { inside(&positions.row) };
            let cell = if is_cell(container) { here } else { inside(&positions.cell) };
            positions.table.push(table);
            positions.row.push(row);
            positions.cell.push(cell);
        }
        positions
    }
}

fn is_cell(container: &Container) -> bool {
    matches!(&*container.tag, "td" | "th")
}

/// Finds the layout tables and turns them into groups. Takes linear time.
pub(super) fn dissolve(containers: &mut [Container], blocks: &mut [Block], text: &mut String) {
    if !containers.iter().any(|container| container.kind == ContainerKind::Table) {
        return;
    }
    let positions = LayoutPositions::of(containers);
    let stats = stats(containers, blocks, &positions);
    let layout: Vec<bool> =
        positions.table.iter().map(|id| id.is_some_and(|id| stats[id as usize].is_layout())).collect();
    let mut last: Option<(usize, usize)> = None;
    for n in 0..blocks.len() {
        let block = &mut blocks[n];
        let cell = block.container.map(|id| id.0 as usize).filter(|&n| layout[n] && block.kind == BlockKind::TableCell);
        if let Some(own) = cell {
            let paragraph = &*containers[own].tag == "p";
            block.kind = if paragraph { BlockKind::Paragraph } else { BlockKind::Line };
            separate_by_line(text, last.map(|(_, end)| end), block.span.start);
            // Two blocks of one element are text with `<br><br>` in between.
            if last.is_some_and(|(element, _)| element == own) {
                blocks[n - 1..=n].iter_mut().for_each(|block| block.kind = BlockKind::Paragraph);
            }
        }
        last = cell.map(|own| (own, blocks[n].span.end));
    }
    for (container, layout) in containers.iter_mut().zip(layout) {
        if layout && matches!(container.kind, ContainerKind::Table | ContainerKind::Row) {
            container.kind = ContainerKind::Group;
        }
    }
}

/// Replaces the tab between two cells with a line feed.
fn separate_by_line(text: &mut String, last: Option<usize>, start: usize) {
    if let Some(end) = last
        && &text[end..start] == "\t"
    {
        text.replace_range(end..start, "\n");
    }
}

/// The measurements of each container that is a table.
fn stats(containers: &[Container], blocks: &[Block], positions: &LayoutPositions) -> Vec<TableStats> {
    let mut stats = vec![TableStats::default(); containers.len()];
    let mut cells_of_row = vec![0; containers.len()];
    for (n, container) in containers.iter().enumerate() {
        let Some(table) = positions.table[n] else { continue };
        let own = &mut stats[table as usize];
        match &*container.tag {
            "table" => {
                own.is_presentation |= container.names.split_ascii_whitespace().any(|name| name == "presentation");
            }
            "tr" => own.rows += 1,
            "th" | "thead" | "tfoot" | "caption" => own.has_header = true,
            _ => {}
        }
        if let Some(row) = positions.row[n].filter(|_| is_cell(container)) {
            cells_of_row[row as usize] += 1;
            own.columns = own.columns.max(cells_of_row[row as usize]);
        }
    }
    let mut bytes_of_cell = vec![0; containers.len()];
    let mut lines_of_cell = vec![0; containers.len()];
    for block in blocks {
        let Some(n) = block.container.map(|id| id.0 as usize) else { continue };
        let (Some(table), Some(cell)) = (positions.table[n], positions.cell[n]) else { continue };
        let (bytes, lines) = (&mut bytes_of_cell[cell as usize], &mut lines_of_cell[cell as usize]);
        *bytes += block.span.len();
        *lines += u32::from(block.kind == BlockKind::TableCell);
        let own = &mut stats[table as usize];
        own.prose |= block.kind == BlockKind::Heading || *bytes > MAX_CELL_BYTES || *lines > MAX_CELL_LINES;
        own.bytes += block.span.len();
    }
    measure_cells(&mut stats, containers, positions, &bytes_of_cell);
    pass_outwards(&mut stats, containers, positions);
    stats
}

/// Measures the cells with text and those without.
fn measure_cells(stats: &mut [TableStats], containers: &[Container], positions: &LayoutPositions, bytes: &[usize]) {
    let mut cells_of_row = vec![0; containers.len()];
    for (n, container) in containers.iter().enumerate().filter(|(_, own)| is_cell(own)) {
        let (Some(table), Some(row)) = (positions.table[n], positions.row[n]) else { continue };
        let own = &mut stats[table as usize];
        if bytes[n] > 0 {
            cells_of_row[row as usize] += 1;
            own.columns_of_text = own.columns_of_text.max(cells_of_row[row as usize]);
        } else if let Detail::Cell { rows, .. } = container.detail {
            own.rows_of_empty_cell = own.rows_of_empty_cell.max(u32::from(rows));
        }
    }
}

/// Adds what tables contain to the tables around them.
fn pass_outwards(stats: &mut [TableStats], containers: &[Container], positions: &LayoutPositions) {
    for (n, container) in containers.iter().enumerate().rev() {
        let outer = container.parent.filter(|_| container.kind == ContainerKind::Table);
        if let Some(outer) = outer.and_then(|id| positions.table[id.0 as usize]) {
            let inner = stats[n];
            let outer = &mut stats[outer as usize];
            outer.tables += 1;
            outer.bytes += inner.bytes;
            outer.prose |= inner.prose || inner.bytes > MAX_CELL_BYTES;
        }
    }
}
