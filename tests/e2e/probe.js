// Runs in every page before Streamlit's own code. It watches the two things that tell whether a
// Streamlit page is at rest - the websocket's frames and the DOM - and stamps key presses and the
// repainting of the headline, all on the page's own clock (performance.now(), 0 = navigation start).
(() => {
  const RERUN_SCRIPT = 11; // BackMsg: the page asks for a run
  const NEW_SESSION = 4; // ForwardMsg: a run starts
  const SCRIPT_FINISHED = 6; // ForwardMsg: a run ends, with its status
  const FINISHED_EARLY_FOR_RERUN = 2; // this end is followed at once by another run
  const HEADLINE = ".st-key-headline, .live .figures";
  const QUIET_FRAMES = 2;
  const MERGED_MS = 500; // requests still without a run after this much silence were merged into one
  const NEVER = -1;

  const run = { requests: 0, waiting: 0, requestedAt: NEVER, startedAt: NEVER, finishedAt: NEVER };
  const dom = { mutations: 0 };
  const headline = { text: "" };
  const stamps = { pressed: NEVER, firstPaint: NEVER, lastPaint: NEVER, settled: NEVER };

  // The numbers and values of a protobuf message's top level; nested messages are skipped over.
  function* fields(bytes) {
    let at = 0;
    const varint = () => {
      let value = 0;
      for (let scale = 1; ; scale *= 128) {
        const byte = bytes[at++];
        value += (byte & 127) * scale;
        if (byte < 128) return value;
      }
    };
    while (at < bytes.length) {
      const tag = varint();
      const kind = tag & 7;
      const value = kind === 0 || kind === 2 ? varint() : 0;
      if (kind === 1) at += 8;
      if (kind === 2) at += value;
      if (kind === 5) at += 4;
      yield [tag >> 3, value];
    }
  }

  function onReceived(data) {
    if (!(data instanceof ArrayBuffer)) return;
    for (const [number, value] of fields(new Uint8Array(data))) {
      if (number === NEW_SESSION) {
        run.startedAt = performance.now();
        run.waiting = Math.max(0, run.waiting - 1);
      }
      if (number === SCRIPT_FINISHED && value !== FINISHED_EARLY_FOR_RERUN) run.finishedAt = performance.now();
    }
  }

  function onSent(data) {
    // For what the live component tells of its painting nothing is run.
    if (new TextDecoder().decode(data).includes('"painted"')) return;
    for (const [number] of fields(new Uint8Array(data))) {
      if (number === RERUN_SCRIPT) {
        run.requests += 1;
        run.waiting += 1;
        run.requestedAt = performance.now();
      }
    }
  }

  window.WebSocket = class extends window.WebSocket {
    constructor(...args) {
      super(...args);
      this.addEventListener("message", (event) => onReceived(event.data));
    }
    send(data) {
      onSent(data);
      super.send(data);
    }
  };

  // Stamps the frame that paints a new text of the headline; without a figure it says nothing yet.
  // On pages without one a benchmark names what answers the reader.
  function stampHeadline() {
    const element = find(window.probeWatches ?? HEADLINE);
    if (element === null || element.textContent === headline.text) return;
    if (!/\d/.test(element.textContent) || element.getClientRects().length === 0) return;
    headline.text = element.textContent;
    requestAnimationFrame(() => {
      const now = performance.now();
      if (stamps.firstPaint === NEVER) stamps.firstPaint = now;
      stamps.lastPaint = now;
    });
  }

  const CHANGES = { subtree: true, childList: true, attributes: true, characterData: true };
  const observer = new MutationObserver(() => {
    dom.mutations += 1;
    stampHeadline();
  });
  observer.observe(document, CHANGES);

  // A component of our own lives in a shadow root, into which neither observers nor selectors reach.
  const shadows = [];
  const attachShadow = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    shadows.push(root);
    observer.observe(root, CHANGES);
    return root;
  };

  function find(selector) {
    const inside = shadows.filter((root) => root.isConnected).map((root) => root.querySelector(selector));
    return document.querySelector(selector) ?? inside.find((element) => element !== null) ?? null;
  }

  window.addEventListener(
    "keydown",
    () => {
      Object.assign(stamps, { pressed: performance.now(), firstPaint: NEVER, lastPaint: NEVER, settled: NEVER });
    },
    { capture: true },
  );

  // What keeps the page from being at rest; an empty list when nothing does.
  function unrest(requestsBefore) {
    const silence = performance.now() - Math.max(run.requestedAt, run.startedAt, run.finishedAt);
    const app = document.querySelector("[data-testid=stApp]")?.dataset ?? {};
    const reasons = {
      "not connected": app.testConnectionState !== "CONNECTED",
      "script running": app.testScriptState !== "notRunning",
      "no run requested": run.requests <= requestsBefore,
      "request not answered": run.finishedAt <= run.requestedAt,
      "request queued": run.waiting > 0 && silence < MERGED_MS,
      "run not finished": run.startedAt > run.finishedAt,
      "elements loading": document.querySelector("[data-testid=stSkeleton]") !== null,
      // Its scripts are loaded after the run that placed it.
      "levers not drawn": document.querySelector(".st-key-live") !== null && find(".live .lever") === null,
      "stage not drawn":
        document.querySelector(".st-key-stage_head") !== null && document.querySelector(".stage-message") === null,
    };
    return Object.keys(reasons).filter((reason) => reasons[reason]);
  }

  // Resolves once a run was requested beyond the first `requestsBefore`, the page is at rest, and its
  // DOM stayed unchanged for two animation frames. stamps.settled then is the time of the frame that
  // painted the last change.
  function settled(patience, requestsBefore) {
    const deadline = performance.now() + patience;
    return new Promise((resolve, reject) => {
      let seen = NEVER;
      let quiet = 0;
      const onFrame = () => {
        const now = performance.now();
        const reasons = unrest(requestsBefore);
        if (reasons.length > 0 || seen !== dom.mutations) {
          seen = dom.mutations;
          quiet = 0;
          stamps.settled = now;
        } else {
          quiet += 1;
        }
        if (quiet === QUIET_FRAMES) {
          run.waiting = 0;
          resolve();
        } else if (now > deadline) reject(new Error(`Not settled: ${reasons.join(", ") || "page still changing"}`));
        else requestAnimationFrame(onFrame);
      };
      requestAnimationFrame(onFrame);
    });
  }

  window.pageProbe = { settled, requests: () => run.requests, stamps: () => stamps };
})();
