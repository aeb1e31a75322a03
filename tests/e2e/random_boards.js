// Leads arrows over boards of random layout and returns what is wrong with the ways, at most five faults.
// Called with the address of the board's script and the numbers of the first board and of the one behind the last.
async ([script, from, to]) => {
  const { routes } = await import(new URL("routing/routing.js", script).href);
  const faults = [];
  for (let number = from; number < to; number += 1) {
    let dice = number * 7919 + 1;
    const random = (below) => { dice = (dice * 1664525 + 1013904223) % 4294967296; return Math.floor((dice / 4294967296) * below); };
    const [width, gap] = [60 + random(120), 12 + random(14)];
    const columns = Array.from({ length: 2 + random(14) }, (_, c) => ({ low: 100 + c * (width + gap), high: 100 + c * (width + gap) + width }));
    const lanes = [];
    for (let y = 60; lanes.length < 5; y = lanes.at(-1).high + 30 + random(30)) lanes.push({ low: y, high: y + 60 + random(3) * 70 });
    const cards = [];
    lanes.forEach((lane, l) => columns.forEach((column, c) => {
      if (random(100) < 30) return;
      const count = 1 + (lane.high - lane.low > 120 ? random(3) : 0);
      const each = (lane.high - lane.low - 6 * (count - 1)) / count;
      for (let i = 0; i < count; i += 1) {
        const top = lane.low + i * (each + 6);
        cards.push({ id: `${l}.${c}.${i}`, column: c, lane: l, left: column.low, right: column.high, top, bottom: top + each - (count === 1 ? random(20) : 0) });
      }
    }));
    if (!cards.length) continue;
    const flows = Array.from({ length: random(90) }, (_, f) =>
      ({ id: `f${f}`, source: cards[random(cards.length)].id, target: cards[random(cards.length)].id, isRepeat: random(10) === 0 }));
    const foot = { low: lanes[4].high + 10, high: lanes[4].high + 60 };
    const ways = routes({ columns, lanes, foot, cards, flows, lined: [false, false, true, true, true] });
    const boxes = new Map(cards.map((card) => [card.id, card]));
    for (const flow of flows) {
      const points = ways.get(flow.id)?.points;
      if (!points) { faults.push(`${number} ${flow.id}: no way`); continue; }
      if (points.flat().some((value) => !Number.isFinite(value))) faults.push(`${number} ${flow.id}: nowhere`);
      for (const [id, [x, y]] of [[flow.source, points[0]], [flow.target, points.at(-1)]]) {
        const box = boxes.get(id);
        const isOnEdge = ((x === box.left || x === box.right) && y >= box.top && y <= box.bottom) || ((y === box.top || y === box.bottom) && x >= box.left && x <= box.right);
        if (!isOnEdge) faults.push(`${number} ${flow.id}: does not touch ${id}`);
      }
      points.slice(1).forEach(([x2, y2], index) => {
        const [x1, y1] = points[index];
        if (x1 !== x2 && y1 !== y2) faults.push(`${number} ${flow.id}: slanted`);
        for (const card of cards) {
          const isThrough = Math.max(x1, x2) > card.left + 0.01 && Math.min(x1, x2) < card.right - 0.01 && Math.max(y1, y2) > card.top + 0.01 && Math.min(y1, y2) < card.bottom - 0.01;
          if (isThrough) faults.push(`${number} ${flow.id}: through ${card.id}`);
        }
      });
    }
  }
  return faults.slice(0, 5);
}
