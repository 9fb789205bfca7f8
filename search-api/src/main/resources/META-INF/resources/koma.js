// The page: takes a picture, asks /search, shows what was found. No other host is ever asked.

const $ = id => document.getElementById(id);
const SURE = 0.9; // the line between a match and a look-alike
const FLAT = "The picture is nearly one colour: nothing can be recognised in it.";
const calm = matchMedia("(prefers-reduced-motion: reduce)");
let running = null;

function element(name, properties = {}, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
}

function say(text, wrong = false) {
  $("status").textContent = text;
  $("status").classList.toggle("wrong", wrong);
}

function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return (h ? h + ":" + String(m).padStart(2, "0") : m) + ":" + String(s).padStart(2, "0");
}

// Links may name the public host; the page itself was loaded from a host that works.
function preview(link, more) {
  const url = new URL(link, location.href);
  return url.pathname + url.search + more;
}

function title(found) {
  const titles = found.anilist?.title;
  return titles?.english || titles?.romaji || titles?.native || found.filename;
}

function episode(found) {
  if (found.episode === null) return "";
  return "Episode " + (Array.isArray(found.episode) ? found.episode.join("–") : found.episode);
}

function when(found) {
  const span = clock(found.from) === clock(found.to) ? clock(found.at) : clock(found.from) + " – " + clock(found.to);
  return [episode(found), span].filter(Boolean).join(" · ");
}

function match(found) {
  const sure = found.similarity >= SURE;
  const percent = (found.similarity * 100).toFixed(1) + " %";
  const chips = (found.hint ?? []).map(words => element("span", { className: "hint", textContent: words }));
  return element("p", { className: sure ? "match sure" : "match" }, percent + (sure ? " match" : " look-alike"), ...chips);
}

function screen(found) {
  const still = preview(found.image, "&size=l");
  const image = () => element("img", { src: still, alt: "The scene in " + found.filename });
  if (calm.matches) return element("div", { className: "screen" }, image());
  const clip = element("video", {
    src: preview(found.video, "&size=l&mute"), poster: still, muted: true, loop: true, autoplay: true, playsInline: true, controls: true,
  });
  clip.setAttribute("aria-label", "The scene in " + found.filename);
  // Browsers put autoplay off while a clip is below the fold; where they refuse it, the controls are there.
  clip.addEventListener("canplay", () => clip.play().catch(() => clip.pause()), { once: true });
  clip.addEventListener("error", () => clip.replaceWith(image()), { once: true });
  return element("div", { className: "screen" }, clip);
}

function showBest(found) {
  const words = element("div", { className: "words" },
    element("h3", { textContent: title(found) }),
    element("p", { className: "file", textContent: title(found) === found.filename ? "" : found.filename }),
    element("p", { className: "when", textContent: when(found) }),
    match(found));
  $("best").replaceChildren(screen(found), words);
  $("best").scrollIntoView({ block: "nearest", behavior: calm.matches ? "auto" : "smooth" });
}

function row(found, first) {
  const button = element("button", { type: "button" },
    element("img", { src: preview(found.image, "&size=s"), alt: "", loading: "lazy" }),
    element("span", {}, element("strong", { textContent: title(found) }), element("span", { className: "when", textContent: when(found) })),
    match(found));
  button.setAttribute("aria-pressed", String(first));
  button.addEventListener("click", () => {
    for (const other of $("others").querySelectorAll("button")) other.setAttribute("aria-pressed", String(other === button));
    showBest(found);
    $("best").scrollIntoView({ block: "nearest", behavior: calm.matches ? "auto" : "smooth" });
  });
  return element("li", {}, button);
}

function show(answer, seconds) {
  if (answer.result.length === 0) {
    say(answer.frameCount === 0 ? "Nothing is indexed yet." : answer.warning ? FLAT : "Nothing in the library looks like this.");
    return;
  }
  const [best] = answer.result;
  showBest(best);
  $("others").replaceChildren(...(answer.result.length > 1 ? answer.result.map((found, i) => row(found, i === 0)) : []));
  $("results").hidden = false;
  const opening = answer.warning ? FLAT + " "
    : best.similarity >= SURE ? "Found it. " : "Not sure: these only look alike. ";
  say(opening + "Searched " + answer.frameCount.toLocaleString() + " frames in " + seconds.toFixed(2) + " s.");
  $("results").focus({ preventScroll: true });
}

function inWords(status, error) {
  switch (status) {
    case 402: case 429: return "That was a lot of searches. Please try again later. (" + error + ")";
    case 503: return "The server is busy. Please try again in a moment. (" + error + ")";
    default: return error || "The server could not search for this picture.";
  }
}

async function search(query, body) {
  running?.abort();
  const mine = running = new AbortController();
  $("results").hidden = true;
  $("progress").hidden = false;
  say(body ? "Sending and searching …" : "Fetching and searching …");
  const begun = performance.now();
  try {
    const flags = "anilistInfo" + ($("borders").checked ? "&cutBorders" : "");
    const response = await fetch("search?" + flags + query, { method: body ? "POST" : "GET", body, signal: mine.signal });
    const answer = await response.json();
    if (response.ok) show(answer, (performance.now() - begun) / 1000);
    else say(inWords(response.status, answer.error), true);
  } catch (problem) {
    if (problem.name !== "AbortError") say("The server cannot be reached.", true);
  } finally {
    if (running === mine) $("progress").hidden = true;
  }
}

function searchFile(file) {
  URL.revokeObjectURL($("shown").src);
  const isImage = file.type.startsWith("image/");
  if (isImage) $("shown").src = URL.createObjectURL(file);
  $("shown").hidden = !isImage;
  $("invitation").hidden = isImage;
  $("url").value = "";
  history.replaceState(null, "", location.pathname);
  const form = new FormData();
  form.append("image", file);
  search("", form);
}

function searchUrl(url) {
  $("shown").hidden = true;
  $("invitation").hidden = false;
  $("url").value = url;
  history.replaceState(null, "", "?url=" + encodeURIComponent(url));
  search("&url=" + encodeURIComponent(url));
}

function take(data) {
  const file = [...data.files].find(one => /^(image|video)\//.test(one.type)) ?? data.files[0];
  const text = (data.getData("text/uri-list") || data.getData("text/plain")).trim().split(/\s/)[0];
  if (file) searchFile(file);
  else if (/^https?:\/\//i.test(text)) searchUrl(text);
  else return false;
  return true;
}

$("file").addEventListener("change", event => {
  if (event.target.files[0]) searchFile(event.target.files[0]);
  event.target.value = "";
});
$("ask").addEventListener("submit", event => {
  event.preventDefault();
  const url = $("url").value.trim();
  if (url) searchUrl(url);
  else $("file").click();
});
addEventListener("paste", event => {
  const typing = event.target === $("url") && event.clipboardData.files.length === 0;
  if (!typing && take(event.clipboardData)) event.preventDefault();
});
addEventListener("dragover", event => {
  event.preventDefault();
  $("drop").classList.add("over");
});
addEventListener("dragleave", event => {
  if (!event.relatedTarget) $("drop").classList.remove("over");
});
addEventListener("drop", event => {
  event.preventDefault();
  $("drop").classList.remove("over");
  if (!take(event.dataTransfer)) say("That is no picture.", true);
});

async function sayWhatIsIndexed() {
  try {
    const status = await (await fetch("status")).json();
    const waiting = status.pending + status.indexing;
    $("indexed").textContent = status.indexed.toLocaleString() + (status.indexed === 1 ? " video" : " videos") + ", "
      + (status.hours < 1 ? Math.round(status.hours * 60) + " minutes" : status.hours.toFixed(1) + " hours") + " indexed"
      + (waiting ? ", " + waiting.toLocaleString() + " to go" : "");
    if (waiting) setTimeout(sayWhatIsIndexed, 5000);
  } catch {
    $("indexed").textContent = "";
  }
}

sayWhatIsIndexed();
const asked = new URLSearchParams(location.search).get("url");
if (asked) searchUrl(asked);
