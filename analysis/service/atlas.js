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
