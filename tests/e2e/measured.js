// Every text on the stage that is in sight, with the size of its type on the screen, its contrast against what lies
// behind it, and how far it lies beyond the screen, in pixels.
() => {
  const paper = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const UNREAD = "style, .stage-bar, .stage-said, .sentence";

  // What several colours over each other come to.
  function painted(colours) {
    for (const colour of colours) {
      paper.fillStyle = colour;
      paper.fillRect(0, 0, 1, 1);
    }
    return [...paper.getImageData(0, 0, 1, 1).data].slice(0, 3);
  }

  function luminance(colours) {
    const [r, g, b] = painted(colours).map((channel) => {
      const share = channel / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  // An element and all it lies in, out of shadow roots as well.
  function around(element) {
    const found = [];
    for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) found.push(at);
    return found;
  }

  function scale(element) {
    const drawing = element.ownerSVGElement;
    if (drawing) return drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width;
    return around(element).reduce((zoom, at) => zoom * (Number(getComputedStyle(at).zoom) || 1), 1);
  }

  function measure(element, text) {
    const style = getComputedStyle(element);
    const ground = ["#fff", ...around(element).map((at) => getComputedStyle(at).backgroundColor).reverse()];
    const ink = element instanceof SVGElement ? style.fill : style.color;
    const [one, other] = [luminance(ground), luminance([...ground, ink])];
    const box = element.getBoundingClientRect();
    return {
      text: text.trim().slice(0, 60),
      size: parseFloat(style.fontSize) * scale(element),
      contrast: (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05),
      beyond: Math.max(box.right - innerWidth, -box.left, box.bottom - innerHeight, -box.top),
    };
  }

  const found = [];
  function look(node) {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE && child.textContent.trim()) found.push(measure(node, child.textContent));
      if (child.nodeType !== Node.ELEMENT_NODE || child.matches(UNREAD)) continue;
      const { display, visibility } = getComputedStyle(child);
      if (display === "none" || visibility === "hidden") continue;
      if (child.matches("input[type=text]")) found.push(measure(child, child.value || "-"));
      if (child.shadowRoot) look(child.shadowRoot);
      look(child);
    }
  }
  look(document.querySelector(".st-key-stage"));
  return found;
}
