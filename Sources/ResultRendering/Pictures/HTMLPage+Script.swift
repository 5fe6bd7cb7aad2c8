extension HTMLPage {
    /// What the page looks like, by day and by night.
    static let style = """
        :root{color-scheme:light dark;--ground:#fff;--text:#1f2933;--faint:#5b6470;--line:#d5dae1;--edge:#868e99}
        @media (prefers-color-scheme:dark){:root{--ground:#1b1f24;--text:#e6e9ed;--faint:#a0a8b3;--line:#3a414a;--edge:#788290}}
        *{box-sizing:border-box}
        html,body{margin:0;height:100%;background:var(--ground);color:var(--text);font:14px system-ui,sans-serif}
        body{display:flex;flex-direction:column}
        header{display:flex;flex-wrap:wrap;gap:8px 14px;align-items:center;padding:8px 12px;border-bottom:1px solid var(--line)}
        #search{flex:0 1 300px;padding:5px 8px;font:inherit;color:inherit;background:transparent;border:1px solid var(--line);border-radius:6px}
        #found{color:var(--faint);min-width:5em}
        #legend{display:flex;flex-wrap:wrap;gap:4px 10px}
        #legend button{display:flex;gap:6px;align-items:center;font:inherit;color:inherit;background:none;border:0;padding:2px 4px;cursor:pointer}
        #legend button.off{opacity:.4;text-decoration:line-through}
        #legend i{width:12px;height:12px;border-radius:50%}
        canvas{flex:1 1 60%;min-height:0;width:100%;display:block;touch-action:none;cursor:grab}
        aside{position:fixed;max-width:min(420px,80vw);max-height:50vh;overflow:hidden;padding:8px 10px;background:var(--ground);border:1px solid var(--line);border-radius:8px;box-shadow:0 4px 16px #0003;pointer-events:none;overflow-wrap:anywhere}
        aside b{display:block;margin-bottom:4px}
        aside div span{color:var(--faint)}
        details{flex:0 1 auto;max-height:45%;overflow:auto;border-top:1px solid var(--line);padding:6px 12px}
        summary{cursor:pointer;color:var(--faint)}
        main.only{padding:16px;overflow:auto}
        pre{white-space:pre-wrap;margin:8px 0}
        table{border-collapse:collapse;margin:8px 0}
        th,td{text-align:left;vertical-align:top;padding:4px 10px;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
        td.number{text-align:right;font-variant-numeric:tabular-nums}
        td.null{color:var(--faint);font-style:italic}

        """

    /// What the page does: a force layout that starts from the places given, panning, zooming, dragging, the facts of
    /// what the pointer is over, search, and labels to hide. All text goes in by `textContent` or on the canvas.
    static let script = #"""
        'use strict';
        const data = JSON.parse(document.getElementById('data').textContent);
        const nodes = data.nodes, edges = data.edges, hidden = new Set();
        const canvas = document.getElementById('graph'), pen = canvas.getContext('2d');
        const facts = document.getElementById('facts'), search = document.getElementById('search');
        const found = document.getElementById('found'), legend = document.getElementById('legend');
        let view = {x: 0, y: 0, scale: 1}, heat = 0, over = null, held = null, panning = null, hits = null, moved = false;
        const touches = new Map();
        for (const node of nodes) {
          node.vx = node.vy = 0;
          node.r = node.known ? 20 : 7;
          node.text = [node.caption, ...node.labels, ...node.facts.flat()].join('\n').toLowerCase();
        }
        const groups = new Map();
        for (const edge of edges) {
          const key = Math.min(edge.from, edge.to) + ' ' + Math.max(edge.from, edge.to);
          if (!groups.has(key)) groups.set(key, []);
          groups.get(key).push(edge);
        }
        for (const group of groups.values())
          group.forEach((edge, rank) => { edge.rank = rank; edge.bend = (rank - (group.length - 1) / 2) * Math.min(26, 130 / group.length) * (edge.from < edge.to ? 1 : -1); });
        for (const edge of edges) {
          const a = nodes[edge.from], b = nodes[edge.to];
          edge.rest = Math.max(100, Math.min(400, Math.hypot(a.x - b.x, a.y - b.y)));
        }
        for (const node of nodes) node.lines = wrap(node.caption);
        function wrap(text) {
          if (Array.from(text).length <= 17) return [text];
          const lines = [''];
          for (const word of text.split(' ')) {
            const last = lines[lines.length - 1], joined = last ? last + ' ' + word : word;
            if (last && Array.from(joined).length > 17) lines.push(word); else lines[lines.length - 1] = joined;
          }
          if (lines.length > 2) return [lines[0], lines[1] + '…'];
          return lines;
        }
        const shown = node => !hidden.has(node.labels[0] || '');

        function relax() {
          const live = nodes.filter(shown);
          for (let i = 0; i < live.length; i++) for (let j = i + 1; j < live.length; j++) {
            const a = live[i], b = live[j];
            // Nodes that come near push one another; names need more room to the sides.
            let x = (b.x - a.x) / 1.55, y = b.y - a.y, square = x * x + y * y;
            if (square > 8100) continue;
            if (square < 1) { x = 0.5 - (i % 2); y = 0.5; square = 0.5; }
            const push = heat * 0.5 * (90 - Math.sqrt(square)) / Math.sqrt(square);
            a.vx -= x * push; a.vy -= y * push; b.vx += x * push; b.vy += y * push;
          }
          for (const edge of edges) {
            const a = nodes[edge.from], b = nodes[edge.to];
            if (a === b || !shown(a) || !shown(b)) continue;
            const x = b.x - a.x, y = b.y - a.y, length = Math.sqrt(x * x + y * y) || 1;
            const pull = heat * 0.15 * (length - edge.rest) / length;
            a.vx += x * pull; a.vy += y * pull; b.vx -= x * pull; b.vy -= y * pull;
          }
          for (const node of live) {
            if (node !== held) { node.x += Math.max(-40, Math.min(40, node.vx)); node.y += Math.max(-40, Math.min(40, node.vy)); }
            node.vx *= 0.6; node.vy *= 0.6;
          }
          heat *= 0.97;
        }

        function draw() {
          const ratio = window.devicePixelRatio || 1, width = canvas.clientWidth, height = canvas.clientHeight;
          if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
            canvas.width = Math.round(width * ratio); canvas.height = Math.round(height * ratio);
          }
          const look = getComputedStyle(document.documentElement);
          const ground = look.getPropertyValue('--ground'), ink = look.getPropertyValue('--text');
          const faint = look.getPropertyValue('--faint'), stroke = look.getPropertyValue('--edge');
          pen.setTransform(ratio, 0, 0, ratio, 0, 0);
          pen.clearRect(0, 0, width, height);
          pen.translate(view.x, view.y);
          pen.scale(view.scale, view.scale);
          const near = new Set();
          if (over && over.caption !== undefined) {
            near.add(over);
            for (const edge of edges) {
              if (nodes[edge.from] === over) near.add(nodes[edge.to]);
              if (nodes[edge.to] === over) near.add(nodes[edge.from]);
            }
          }
          const dim = node => hits ? !hits.has(node) : near.size > 0 && !near.has(node);
          pen.textAlign = 'center';
          pen.lineJoin = 'round';
          const halo = (text, x, y, colour) => {
            pen.lineWidth = 3; pen.strokeStyle = ground; pen.strokeText(text, x, y);
            pen.fillStyle = colour; pen.fillText(text, x, y);
          };
          const short = (text, most) => { const all = Array.from(text); return all.length > most ? all.slice(0, most - 1).join('') + '…' : text; };
          for (const edge of edges) {
            const a = nodes[edge.from], b = nodes[edge.to];
            if (!shown(a) || !shown(b)) continue;
            const quiet = near.size && over && over.caption !== undefined ? a !== over && b !== over : dim(a) || dim(b);
            pen.globalAlpha = quiet ? 0.15 : 1;
            pen.strokeStyle = pen.fillStyle = edge === over ? ink : stroke;
            pen.lineWidth = edge === over ? 2.2 : 1.3;
            pen.beginPath();
            if (a === b) {
              const size = a.r + 18 + 14 * edge.rank;
              pen.moveTo(a.x - a.r * 0.6, a.y - a.r * 0.85);
              pen.bezierCurveTo(a.x - size, a.y - size * 1.9, a.x + size, a.y - size * 1.9, a.x + a.r * 0.6, a.y - a.r * 0.85);
              pen.stroke();
              arrow(a.x + a.r * 0.6, a.y - a.r * 0.85, Math.atan2(1, -0.75));
              edge.mx = a.x; edge.my = a.y - size * 1.45; edge.turn = 0; edge.room = 24;
            } else {
              const x = b.x - a.x, y = b.y - a.y, length = Math.sqrt(x * x + y * y) || 1;
              const cx = (a.x + b.x) / 2 - y / length * edge.bend * 2, cy = (a.y + b.y) / 2 + x / length * edge.bend * 2;
              const out = Math.atan2(cy - a.y, cx - a.x), back = Math.atan2(b.y - cy, b.x - cx);
              const gap = b.r + 2 + (b.caption && cy - b.y > Math.abs(cx - b.x) * 1.4 ? 4 + 12 * b.lines.length : 0);
              const ex = b.x - Math.cos(back) * gap, ey = b.y - Math.sin(back) * gap;
              pen.moveTo(a.x + Math.cos(out) * a.r, a.y + Math.sin(out) * a.r);
              pen.quadraticCurveTo(cx, cy, ex, ey);
              pen.stroke();
              arrow(ex, ey, back);
              edge.mx = (a.x + b.x) / 2 - y / length * edge.bend; edge.my = (a.y + b.y) / 2 + x / length * edge.bend;
              edge.turn = Math.atan2(y, x);
              if (edge.turn > Math.PI / 2) edge.turn -= Math.PI;
              if (edge.turn < -Math.PI / 2) edge.turn += Math.PI;
              edge.room = Math.max(4, Math.min(24, Math.floor((length - a.r - b.r - 14) / 5.6)));
            }
            if (edge === over || ((edges.length <= 160 ? view.scale > 0.45 : view.scale > 0.95))) {
              pen.save();
              pen.translate(edge.mx, edge.my);
              pen.rotate(edge.turn);
              pen.font = '9px system-ui, sans-serif';
              halo(short(edge.type, edge === over ? 60 : edge.room), 0, -3, faint);
              pen.restore();
            }
          }
          for (const node of nodes) {
            if (!shown(node)) continue;
            pen.globalAlpha = dim(node) ? 0.2 : 1;
            pen.beginPath();
            pen.arc(node.x, node.y, node.r, 0, 2 * Math.PI);
            pen.fillStyle = node.fill;
            pen.fill();
            pen.lineWidth = node === over || (hits && hits.has(node)) ? 3 : 1.5;
            pen.strokeStyle = hits && hits.has(node) ? ink : node.line;
            pen.stroke();
          }
          pen.font = '11px system-ui, sans-serif';
          for (const node of nodes) {
            if (!shown(node) || !node.caption || (view.scale <= 0.35 && node !== over)) continue;
            pen.globalAlpha = dim(node) ? 0.2 : 1;
            node.lines.forEach((line, index) =>
              halo(short(line, 22), node.x, node.y + node.r + 13 + 12 * index, ink));
          }
          pen.globalAlpha = 1;
        }

        function arrow(x, y, direction) {
          pen.beginPath();
          pen.moveTo(x, y);
          pen.lineTo(x - 9 * Math.cos(direction - 0.42), y - 9 * Math.sin(direction - 0.42));
          pen.lineTo(x - 9 * Math.cos(direction + 0.42), y - 9 * Math.sin(direction + 0.42));
          pen.closePath();
          pen.fill();
        }

        function fit() {
          const live = nodes.filter(shown);
          if (!live.length) return;
          const left = Math.min(...live.map(n => n.x)) - 60, right = Math.max(...live.map(n => n.x)) + 60;
          const top = Math.min(...live.map(n => n.y)) - 50, bottom = Math.max(...live.map(n => n.y)) + 60;
          const width = canvas.clientWidth, height = canvas.clientHeight;
          view.scale = Math.max(0.02, Math.min(1.6, width / (right - left), height / (bottom - top)));
          view.x = (width - (left + right) * view.scale) / 2;
          view.y = (height - (top + bottom) * view.scale) / 2;
        }

        let waiting = false;
        function wake() { if (!waiting) { waiting = true; requestAnimationFrame(frame); } }
        function frame() {
          waiting = false;
          if (heat > 0.01) relax();
          draw();
          if (heat > 0.01 || held) wake();
        }

        const place = event => {
          const box = canvas.getBoundingClientRect();
          return {x: (event.clientX - box.left - view.x) / view.scale, y: (event.clientY - box.top - view.y) / view.scale};
        };
        function under(point) {
          for (let i = nodes.length - 1; i >= 0; i--) {
            const node = nodes[i];
            if (shown(node) && Math.hypot(node.x - point.x, node.y - point.y) <= node.r + 2) return node;
          }
          for (const edge of edges)
            if (shown(nodes[edge.from]) && shown(nodes[edge.to]) && Math.hypot(edge.mx - point.x, edge.my - point.y) < 14) return edge;
          return null;
        }
        function tell(event) {
          facts.hidden = !over;
          if (!over) return;
          facts.replaceChildren();
          const head = document.createElement('b');
          head.textContent = over.caption === undefined ? ':' + over.type
            : over.known ? over.labels.map(l => ':' + l).join('') || '(no label)' : 'node ' + over.id + ', not part of the result';
          facts.append(head);
          for (const [key, value] of over.facts) {
            const line = document.createElement('div'), name = document.createElement('span');
            name.textContent = key + ': ';
            line.append(name, short200(value));
            facts.append(line);
          }
          const x = Math.min(event.clientX + 14, innerWidth - facts.offsetWidth - 8);
          const y = Math.min(event.clientY + 14, innerHeight - facts.offsetHeight - 8);
          facts.style.left = Math.max(4, x) + 'px';
          facts.style.top = Math.max(4, y) + 'px';
        }
        const short200 = text => { const all = Array.from(text); return all.length > 300 ? all.slice(0, 299).join('') + '…' : text; };

        canvas.addEventListener('pointerdown', event => {
          canvas.setPointerCapture(event.pointerId);
          touches.set(event.pointerId, event);
          moved = false;
          const thing = under(place(event));
          if (thing && thing.caption !== undefined && touches.size === 1) held = thing;
          else panning = {x: event.clientX, y: event.clientY};
          wake();
        });
        canvas.addEventListener('pointermove', event => {
          if (touches.has(event.pointerId) && touches.size === 2) {
            const before = [...touches.values()], was = Math.hypot(before[0].clientX - before[1].clientX, before[0].clientY - before[1].clientY);
            touches.set(event.pointerId, event);
            const after = [...touches.values()], is = Math.hypot(after[0].clientX - after[1].clientX, after[0].clientY - after[1].clientY);
            zoom((after[0].clientX + after[1].clientX) / 2, (after[0].clientY + after[1].clientY) / 2, is / (was || 1));
            return;
          }
          if (touches.has(event.pointerId)) touches.set(event.pointerId, event);
          if (held) {
            const point = place(event);
            held.x = point.x; held.y = point.y; held.vx = held.vy = 0; moved = true;
            heat = Math.max(heat, 0.3);
            facts.hidden = true;
          } else if (panning) {
            view.x += event.clientX - panning.x; view.y += event.clientY - panning.y;
            panning = {x: event.clientX, y: event.clientY};
          } else {
            over = under(place(event));
            canvas.style.cursor = over ? 'pointer' : 'grab';
            tell(event);
          }
          wake();
        });
        for (const kind of ['pointerup', 'pointercancel'])
          canvas.addEventListener(kind, event => { touches.delete(event.pointerId); held = panning = null; wake(); });
        canvas.addEventListener('pointerleave', () => { over = null; facts.hidden = true; wake(); });
        canvas.addEventListener('dblclick', () => { fit(); wake(); });
        function zoom(x, y, factor) {
          const box = canvas.getBoundingClientRect(), scale = Math.max(0.02, Math.min(8, view.scale * factor));
          view.x = x - box.left - (x - box.left - view.x) * scale / view.scale;
          view.y = y - box.top - (y - box.top - view.y) * scale / view.scale;
          view.scale = scale;
          wake();
        }
        canvas.addEventListener('wheel', event => {
          event.preventDefault();
          zoom(event.clientX, event.clientY, Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0015)));
        }, {passive: false});

        let turn = 0;
        search.addEventListener('input', () => {
          const wanted = search.value.trim().toLowerCase();
          hits = wanted ? new Set(nodes.filter(node => shown(node) && node.text.includes(wanted))) : null;
          found.textContent = hits ? hits.size + ' found' : '';
          turn = 0;
          wake();
        });
        search.addEventListener('keydown', event => {
          if (event.key === 'Escape') { search.value = ''; search.dispatchEvent(new Event('input')); }
          if (event.key !== 'Enter' || !hits || !hits.size) return;
          const node = [...hits][turn++ % hits.size];
          view.scale = Math.max(view.scale, 0.8);
          view.x = canvas.clientWidth / 2 - node.x * view.scale;
          view.y = canvas.clientHeight / 2 - node.y * view.scale;
          wake();
        });
        for (const [label, count, colour] of data.legend) {
          const button = document.createElement('button'), dot = document.createElement('i');
          dot.style.background = colour;
          button.append(dot, (label ? ':' + label : 'no label') + ' ' + count);
          button.addEventListener('click', () => {
            if (hidden.has(label)) hidden.delete(label); else hidden.add(label);
            button.classList.toggle('off', hidden.has(label));
            heat = Math.max(heat, 0.1);
            wake();
          });
          legend.append(button);
        }
        addEventListener('resize', wake);
        matchMedia('(prefers-color-scheme: dark)').addEventListener('change', wake);
        fit();
        wake();

        """#
}
