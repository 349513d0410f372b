(() => {
  const faults = [];
  const fault = (what, e) => faults.push(what + (e ? ": " + (e.outerHTML || e.textContent).slice(0, 160) : ""));
  const unseen = e => e.closest(".unseen, .skip, details:not([open]) > :not(summary)");

  // Nothing is wider than the window.
  if (document.documentElement.scrollWidth > innerWidth) fault("scrolls sideways, " + document.documentElement.scrollWidth + " px");
  for (const e of document.body.querySelectorAll("*")) {
    const r = e.getBoundingClientRect();
    if (!unseen(e) && r.width > 0 && (r.right > innerWidth + 1 || r.left < -1)) fault("beyond the window", e);
  }

  // No words stand over others.
  const boxes = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n; (n = walk.nextNode());) {
    if (!n.textContent.trim() || unseen(n.parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(n);
    for (const r of range.getClientRects()) if (r.width > 1 && r.height > 1) boxes.push([r, n]);
  }
  for (let i = 0; i < boxes.length; i++)
    for (let j = i + 1; j < boxes.length; j++) {
      const [a, x] = boxes[i], [b, y] = boxes[j];
      if (x === y) continue;
      const w = Math.min(a.right, b.right) - Math.max(a.left, b.left), h = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (w > 1 && h > 0.35 * Math.min(a.height, b.height)) fault("words over words: " + x.textContent.slice(0, 40) + " | " + y.textContent.slice(0, 40));
    }

  // Words can be read: 12 px at least, and a contrast of 4.5.
  const channel = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const light = c => 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]);
  const colour = s => { const m = s.match(/[\d.]+/g).map(Number); return m.length < 4 ? [...m, 1] : m; };
  const ground = e => { for (; e; e = e.parentElement) { const c = colour(getComputedStyle(e).backgroundColor); if (c[3] === 1) return c; } return [255, 255, 255, 1]; };
  const seen = new Set();
  for (const [r, n] of boxes) {
    const e = n.parentElement, s = getComputedStyle(e);
    if (seen.has(e)) continue;
    seen.add(e);
    const svg = e.closest("svg"), scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
    if (parseFloat(s.fontSize) * scale < 12) fault("small letters, " + parseFloat(s.fontSize) * scale + " px", e);
    const a = light(colour(svg ? s.fill : s.color)), b = light(ground(e));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) fault("contrast " + ratio.toFixed(2), e);
  }

  // What can be pressed on a phone is not too small: 24 px, or a line of running text.
  for (const e of document.querySelectorAll("button, input:not([type=hidden]), summary, nav a, .home"))
    if (!unseen(e) && e.getBoundingClientRect().height < 24) fault("too small to press", e);

  // What a screen reader needs.
  if (!document.documentElement.lang) fault("no language");
  if (!document.title.trim()) fault("no title");
  if (document.querySelectorAll("h1").length !== 1 || !document.querySelector("main h1").textContent.trim()) fault("not one h1");
  let level = 0;
  for (const h of document.querySelectorAll("h1,h2,h3,h4,h5,h6")) {
    const l = +h.tagName[1];
    if (l > level + 1) fault("a heading of level " + l + " below one of level " + level, h);
    level = l;
  }
  for (const tag of ["header", "main", "footer"]) if (document.querySelectorAll("body > " + tag).length !== 1) fault("not one " + tag);
  for (const e of document.querySelectorAll("input:not([type=hidden])")) if (!e.labels || e.labels.length !== 1) fault("no label", e);
  for (const e of document.querySelectorAll("a, button")) if (!e.textContent.trim()) fault("no words to press", e);
  for (const e of document.querySelectorAll("svg")) if (e.getAttribute("role") !== "img" || !e.getAttribute("aria-label")) fault("a picture without words", e);
  for (const e of document.querySelectorAll("[aria-labelledby]")) if (!document.getElementById(e.getAttribute("aria-labelledby"))) fault("named by nothing", e);
  const ids = new Set();
  for (const e of document.querySelectorAll("[id]")) { if (ids.has(e.id)) fault("an id twice: " + e.id, e); ids.add(e.id); }
  if (!document.querySelector("a.skip[href='#main']") || !document.getElementById("main")) fault("no way past the head");

  // Nothing that runs, and nothing but what this reader made.
  if (document.querySelector("script, style, iframe, object, embed, img, [onerror], [style]")) fault("what no page has", document.querySelector("script, style, iframe, object, embed, img, [onerror], [style]"));
  return faults;
})()
