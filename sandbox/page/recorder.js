/* Recording a voice message from the microphone. */

const KINDS = [
  ["audio/ogg;codecs=opus", "ogg"],
  ["audio/webm;codecs=opus", "webm"],
  ["audio/mp4", "m4a"],
];

export const canRecord = () => Boolean(navigator.mediaDevices?.getUserMedia && globalThis.MediaRecorder);

/** Starts recording; answers with {seconds(), stop(): Promise<File>, cancel()}. Throws when the microphone is refused. */
export async function record() {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const [type, ending] = KINDS.find(([kind]) => MediaRecorder.isTypeSupported(kind)) ?? ["", "webm"];
  const recorder = new MediaRecorder(stream, type ? { mimeType: type } : {});
  const parts = [];
  const began = Date.now();
  recorder.ondataavailable = (event) => parts.push(event.data);
  const done = new Promise((resolve) => {
    recorder.onstop = resolve;
  });
  recorder.start();
  const end = async () => {
    recorder.stop();
    await done;
    for (const track of stream.getTracks()) track.stop();
    return new File(parts, `voice.${ending}`, { type: recorder.mimeType });
  };
  return { seconds: () => (Date.now() - began) / 1000, stop: end, cancel: end };
}
