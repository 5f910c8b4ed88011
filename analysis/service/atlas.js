// Where the server is, which Streamlit's script would else try to find below each page's address first, in vain.
window.__streamlit = {BACKEND_BASE_URL: new URL(".", document.currentScript.src).href};

// A browser that translates a page puts elements of its own in the place of texts. What draws the page still holds the
// texts: taking one away, or putting something before it, would fail and take the whole page along, and a text that
// changes would not be seen. So what stands in for a text is taken away with it, and gives way to it when it changes.
(() => {
  const {removeChild, insertBefore} = Node.prototype;
  const standIn = new WeakMap();

  const shownIn = (parent, node) => {
    let shown = standIn.get(node)?.isConnected ? standIn.get(node) : node;
    while (shown && shown.parentNode !== parent) shown = shown.parentNode;
    return shown;
  };

  Node.prototype.removeChild = function (child) {
    if (child.parentNode === this) return removeChild.call(this, child);
    const shown = shownIn(this, child);
    if (shown) removeChild.call(this, shown);
    return child;
  };

  Node.prototype.insertBefore = function (node, before) {
    return insertBefore.call(this, node, before && before.parentNode !== this ? shownIn(this, before) : before);
  };

  const changed = new MutationObserver(changes => changes.forEach(({target}) => {
    if (standIn.get(target)?.isConnected) standIn.get(target).replaceWith(target);
  }));

  new MutationObserver(changes => changes.forEach(({removedNodes, addedNodes}) => {
    const font = [...addedNodes].find(node => node.nodeName === "FONT");
    const text = [...removedNodes].find(node => node.nodeType === Node.TEXT_NODE);
    if (!font || !text || font.contains(text)) return;
    standIn.set(text, font);
    changed.observe(text, {characterData: true});
  })).observe(document, {childList: true, subtree: true});
})();

// A file by its address is saved where it was asked for, and where it cannot be made its reason stands below the link.
(() => {
  const UNREACHED = "The atlas cannot be reached. Try again in a moment.";
  const named = answer => /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1] ?? "";

  const save = async answer => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await answer.blob());
    link.download = decodeURIComponent(named(answer));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  const say = (link, sentence) => {
    const below = link.parentElement.querySelector("output") ?? document.createElement("output");
    link.parentElement.append(below);
    below.textContent = sentence;
  };

  document.addEventListener("click", async event => {
    const link = event.target.closest?.('a[href*="/charts/"][href*="download=true"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.ariaBusy === "true") return;
    link.ariaBusy = "true";
    say(link, "");
    try {
      const answer = await fetch(link.href);
      await (answer.ok ? save(answer) : say(link, (await answer.text()).trim()));
    } catch {
      say(link, UNREACHED);
    }
    link.ariaBusy = "false";
  });
})();

// No level of headings is skipped, and what has to be pushed sideways can be by keyboard: a card's heading is of the third
// level, also where no section stands above it, and Streamlit's tables scroll without ever being reached. What is read
// out of a chart is its text, not every tick of its drawing, and of a word with an icon the word.
(() => {
  const put = (one, name, value) => value ? one.setAttribute(name, value) : one.removeAttribute(name);

  const tell = () => {
    let inSection = false;
    document.querySelectorAll('[data-testid="stMain"] :is(h1, h2, h3)').forEach(heading => {
      inSection = heading.tagName === "H2" || (inSection && heading.tagName === "H3");
      if (heading.tagName === "H3") put(heading, "aria-level", inSection ? "" : "2");
    });
    document.querySelectorAll('[data-testid="stTable"] > div').forEach(
      one => put(one, "tabindex", one.scrollWidth > one.clientWidth ? "0" : ""));
    document.querySelectorAll('[data-testid="stPlotlyChart"] svg, [data-testid="stMain"] [role="img"][aria-label$=" icon"]')
      .forEach(one => put(one, "aria-hidden", "true"));
  };

  let waits = false;
  const soon = () => {
    if (!waits) requestAnimationFrame(() => { waits = false; tell(); });
    waits = true;
  };
  new MutationObserver(soon).observe(document, {childList: true, subtree: true});
  addEventListener("resize", soon);
})();

// Paper is narrower than a screen, and neither a chart nor a grid is drawn anew for it: they are set smaller.
(() => {
  const ROOM = 640; // pixels that upright A4 leaves a card
  const drawn = () => document.querySelectorAll('[data-testid="stPlotlyChart"], [data-testid="stDataFrame"]');
  const around = one => one.closest('[data-testid="stElementContainer"]');

  const fit = one => {
    const [wide, high] = [one.offsetWidth, one.offsetHeight];
    const share = Math.min(1, ROOM / wide);
    Object.assign(one.style, {minWidth: `${wide}px`, transform: `scale(${share})`, transformOrigin: "top left"});
    Object.assign(around(one).style, {height: `${share * high}px`, overflow: "hidden"});
  };

  const release = one => {
    Object.assign(one.style, {minWidth: "", transform: "", transformOrigin: ""});
    Object.assign(around(one).style, {height: "", overflow: ""});
  };

  addEventListener("beforeprint", () => [...drawn()].filter(one => one.offsetWidth).forEach(fit));
  addEventListener("afterprint", () => drawn().forEach(release));
})();
