// A force-directed layout (Fruchterman and Reingold 1991): nodes push each other away, edges pull.
// The start is even and without chance, so the same graph gives the same picture.
const IDEAL = 70; // length that an edge tends to
const REACH = 3.5 * IDEAL;

function layout(nodes, edges, steps = 300) {
  const angle = Math.PI * (3 - Math.sqrt(5)); // golden angle
  const points = nodes.map((_, index) => {
    const radius = Math.sqrt(index + 1) * IDEAL * 0.8;
    return { x: Math.cos(index * angle) * radius, y: Math.sin(index * angle) * radius };
  });
  for (let step = 0; step < steps; step++) {
    const moves = points.map(({ x, y }) => ({ x: -x * 0.25, y: -y * 0.4 })); // towards the middle
    repel(points, moves);
    attract(points, moves, edges);
    const most = IDEAL * (1 - step / steps) + 0.5; // cools down
    points.forEach((point, index) => {
      const size = Math.hypot(moves[index].x, moves[index].y) || 1;
      point.x += (moves[index].x / size) * Math.min(size, most);
      point.y += (moves[index].y / size) * Math.min(size, most);
    });
  }
  return points;
}

function repel(points, moves) {
  for (let a = 0; a < points.length; a++) {
    for (let b = a + 1; b < points.length; b++) {
      const [dx, dy] = [points[a].x - points[b].x, points[a].y - points[b].y];
      const square = dx * dx + dy * dy + 1;
      if (square > REACH * REACH) continue; // far ones would drive separate groups apart
      const push = (IDEAL * IDEAL) / square;
      moves[a].x += dx * push; moves[a].y += dy * push;
      moves[b].x -= dx * push; moves[b].y -= dy * push;
    }
  }
}

function attract(points, moves, edges) {
  for (const { source, target, weight } of edges) {
    const [dx, dy] = [points[target].x - points[source].x, points[target].y - points[source].y];
    const pull = (Math.hypot(dx, dy) / IDEAL) * (0.5 + 0.2 * Math.log1p(weight));
    moves[source].x += dx * pull; moves[source].y += dy * pull;
    moves[target].x -= dx * pull; moves[target].y -= dy * pull;
  }
}
