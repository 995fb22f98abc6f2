/* What Streamlit cannot be told: its own fixed words in the reader's language, a goodbye that
   stays, a question before an open file is left. Asks this server for its health and for words. */
(() => {
  "use strict";
  const all = JSON.parse(document.getElementById("inzage-words").textContent);
  // What draws charts and tables is large: fetched while somebody reads the first page, from this
  // server, so that the first chart does not wait for it; and not before that page stands.
  let fetching = false;
  function fetchParts() {
    if (fetching || !document.querySelector('[data-testid="stMain"] h1')) return;
    fetching = true;
    setTimeout(() => {
      for (const part of all.parts || []) import(part).catch(() => {});
    }, 300);
  }
  const state = { language: document.documentElement.lang, open: false, leaving: false };
  const said = (text) => (all[state.language] || {})[text] || text;
  // Of another language than that of the first page: asked for when the person changes to it.
  async function learn(language) {
    if (all[language]) return;
    all[language] = {};
    try {
      const words = await fetch(`/own/words-${language}.json`);
      if (words.ok) all[language] = await words.json();
      settle();
    } catch { delete all[language]; }
  }

  // The tab has a number of its own, so that a reload finds what was open in it. The server sees
  // it as a cookie that is set just before the connection is made.
  let tab = sessionStorage.getItem("inzage-tab");
  if (!tab) {
    tab = [...crypto.getRandomValues(new Uint32Array(4))].map((n) => n.toString(36)).join("");
    sessionStorage.setItem("inzage-tab", tab);
  }
  const Plain = window.WebSocket;
  let lost = 0;
  window.WebSocket = class extends Plain {
    constructor(...given) {
      document.cookie = `inzage_tab=${tab}; path=/; SameSite=Strict`;
      super(...given);
      this.addEventListener("open", () => { lost = 0; });
      this.addEventListener("close", () => { if (!lost) { lost = Date.now(); watch(); } });
    }
  };

  // The server is gone: say so in our own words, on top of whatever Streamlit says.
  async function watch() {
    let missed = 0;
    while (lost && !state.leaving) {
      try {
        await fetch("/_stcore/health", { cache: "no-store" });
        missed = 0;
      } catch {
        missed += 1;
      }
      if (missed >= 3) return stopped();
      await new Promise((done) => setTimeout(done, 700));
    }
  }
  function stopped() {
    if (document.querySelector("dialog.inzage")) return;
    state.open = false;
    const box = document.createElement("dialog");
    box.className = "inzage";
    const title = document.createElement("h1");
    title.textContent = said("Inzage has stopped");
    const text = document.createElement("p");
    text.textContent = said(
      "Nothing from your file is kept. Your file is still where you put it. Start Inzage again to go on.");
    const again = document.createElement("button");
    again.textContent = said("Try again");
    again.addEventListener("click", () => location.reload());
    box.append(title, text, again);
    box.addEventListener("cancel", (event) => event.preventDefault());
    document.body.append(box);
    box.showModal();
  }

  window.addEventListener("beforeunload", (event) => {
    if (state.open && !state.leaving) event.preventDefault();
  });

  // The app says how it stands in the name of an empty box: language, open or not, which page.
  let top = "";
  function heard() {
    const box = document.querySelector('[class*="st-key-state-"]');
    const told = box && /st-key-state-([a-z]+)-([a-z]+)-([\w-]+)/.exec(box.className);
    if (!told) return;
    const [, language, now, where] = told;
    if (top && state.language !== language) fold(); // a language was chosen in the menu
    state.language = language;
    learn(language);
    if (document.documentElement.lang !== language) document.documentElement.lang = language;
    state.open = now === "own";
    if (now === "goodbye" && !state.leaving) {
      state.leaving = true;
      location.replace(`/own/goodbye-${language}.html`);
    }
    if (where !== top) {
      if (top) arrived();
      top = where;
    }
  }
  // Another page, or another step of one: begin at its top, and fold the menu of a small screen.
  function arrived() {
    document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
    fold();
  }
  function fold() {
    // The button that opens the menu is there only while the menu is folded.
    if (innerWidth < 768 && !document.querySelector('[data-testid="stExpandSidebarButton"]'))
      document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
  }

  // Only inside Streamlit's own parts: a word of the file that reads alike stays what it is.
  const PARTS = [
    '[data-testid="stFileUploader"] button', '[data-testid="stFileUploaderDropzone"]',
    '[data-testid="stFileUploaderDropzoneInstructions"]',
    '[data-testid="stSelectboxVirtualDropdown"]', '[data-baseweb="popover"]', '[role="listbox"]',
    '[data-testid="InputInstructions"]', '[data-testid="stElementToolbar"]',
    '[data-testid="stToolbar"]', '[data-testid="stStatusWidget"]', '[data-testid="stDialog"] button',
    '[data-testid="stSidebarCollapseButton"]', '[data-testid="stExpandSidebarButton"]',
    '[role="dialog"] > div > button', '[data-testid="stHeader"]',
  ].join(",");
  const patterns = (all.patterns || []).map((text) => [
    new RegExp("^" + text.split(/\{\w+\}/).map((p) => p.replace(/[.*+?^$()|[\]\\]/g, "\\$&")).join("(.+)") + "$"),
    text,
  ]);
  function translated(text) {
    const trimmed = text.trim();
    const exact = said(trimmed);
    if (exact !== trimmed) return text.replace(trimmed, exact);
    for (const [pattern, source] of patterns) {
      const found = pattern.exec(trimmed);
      if (found) return said(source).replace(/\{\w+\}/, found[1]);
    }
    return text;
  }
  // Streamlit's own word stays known, so that it is translated anew when the language changes.
  const sources = new WeakMap();
  function inOurs(holder, name, now) {
    const known = sources.get(holder) || {};
    sources.set(holder, known);
    if (!known[name] || known[name].shown !== now) known[name] = { source: now };
    known[name].shown = translated(known[name].source);
    return known[name].shown;
  }
  function translate(part) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = inOurs(node, "text", node.nodeValue);
      if (text !== node.nodeValue) node.nodeValue = text;
    }
    for (const one of [part, ...part.querySelectorAll("[aria-label],[title],[placeholder]")])
      for (const name of ["aria-label", "title", "placeholder"]) {
        const value = one.getAttribute(name);
        const text = value && inOurs(one, name, value);
        if (text && text !== value) one.setAttribute(name, text);
      }
  }
  // A large file takes seconds: say that it is being made, until the browser has it.
  let making;
  function tellMaking() {
    const now = document.querySelector('[data-testid="stDownloadButton"] [data-testid="stSpinnerIcon"]');
    if (!making && !now) return;
    if (!making) {
      making = document.createElement("div");
      making.className = "inzage-making";
      making.setAttribute("role", "status");
    }
    const place = document.querySelector('[role="dialog"]') || document.body;
    if (making.parentNode !== place) place.append(making);
    const text = now ? said("This file is being made …") : "";
    if (making.textContent !== text) making.textContent = text;
  }
  let waiting = false;
  function settle() {
    waiting = false;
    heard();
    fetchParts();
    tellMaking();
    // Streamlit's own word for a lost server asks after the internet, which Inzage does not use.
    for (const box of document.querySelectorAll('[data-testid="stDialog"]'))
      if (box.textContent.trim().startsWith("Connection errorStreamlit server")) translate(box);
    // The name of an icon is a drawing's name, not a word to be read aloud.
    for (const icon of document.querySelectorAll(
      '[data-testid="stIconMaterial"]:not([aria-hidden]), [role="img"][aria-label$=" icon"]:not([aria-hidden])'))
      icon.setAttribute("aria-hidden", "true");
    for (const named of document.querySelectorAll('[aria-label^=":material/"]'))
      named.setAttribute("aria-label", named.getAttribute("aria-label").replace(/^:material\/\w+: */, ""));
    for (const part of document.querySelectorAll(PARTS)) translate(part);
    // Two arrows say little: page.css writes the word beside them on a small screen.
    const menu = document.querySelector('[data-testid="stExpandSidebarButton"]');
    if (menu && menu.dataset.word !== said("Menu")) menu.dataset.word = said("Menu");
  }
  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver(() => {
      if (!waiting) { waiting = true; requestAnimationFrame(settle); }
    }).observe(document.body, { childList: true, subtree: true, characterData: true,
                                attributes: true, attributeFilter: ["class"] });
    settle();
  });
})();
