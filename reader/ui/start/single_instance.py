"""One window for a library: a second start hands its files and links over to the first, and ends.

A message over the local socket is JSON, of at most LONGEST_BYTES, and asks for one thing: open these, and come to the
front. The socket is the person's own; another person's processes cannot reach it.
"""

import json
import sys
from functools import partial
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from reader import paths
from reader.private_folders import make_private_folder
from reader.ui.start.arrivals import Visit

LONGEST_BYTES = 4 * 1024 * 1024
"""Twice the longest command line of Linux, whose relative paths become absolute here."""
_TIMEOUT_MS = 2000
_MOST_SOCKETS = 8
"""Sockets that are read at once: each keeps up to a message in the memory."""
_MESSAGE_DEADLINE_MS = 10_000
"""Time for one message; the socket of a program that says nothing is closed then."""


class SingleInstance(QObject):
    """The first start for a library, or a later one that hands its visit over; `visited` carries a Visit."""

    visited = Signal(object)

    def __init__(self, library: Path, folder: Path | None = None) -> None:
        """Name socket and lock for a library; they lie in `folder`, in the person's cache folder if None."""
        super().__init__()
        folder = folder or paths.cache_folder()
        make_private_folder(folder)
        name = f"dubao-{sha256(str(library.resolve()).encode()).hexdigest()[:16]}"
        # Windows has named pipes, which lie in no folder.
        self.name = name if sys.platform == "win32" else str(folder / name)
        self._lock = QLockFile(str(folder / f"{name}.lock"))
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def become_first(self) -> bool:
        """Become the first start, which answers from now on; return False if there is one already."""
        if not self._lock.tryLock(0):
            return False
        # The lock is ours: a socket that lies there was left by a start that was killed.
        QLocalServer.removeServer(self.name)
        return self._server.listen(self.name)

    def close(self) -> None:
        """Stop answering."""
        self._server.close()
        self._lock.unlock()

    def hand_over(self, visit: Visit) -> bool:
        """Hand a visit over to the first start, in one message; return False if none answers."""
        socket = QLocalSocket()
        socket.connectToServer(self.name)
        if not socket.waitForConnected(_TIMEOUT_MS):
            return False
        socket.write(_packed(visit))
        while socket.bytesToWrite():
            if not socket.waitForBytesWritten(_TIMEOUT_MS):
                return False
        socket.disconnectFromServer()
        return True

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            if len(self._server.findChildren(QLocalSocket)) > _MOST_SOCKETS:
                _cut_off(socket)
                continue
            # Unbounded, Qt would keep all that a program sends; beyond the bound there is nothing to wait for.
            socket.setReadBufferSize(LONGEST_BYTES + 1)
            socket.readyRead.connect(lambda socket=socket: _refuse_flood(socket))
            QTimer.singleShot(_MESSAGE_DEADLINE_MS, socket, partial(_cut_off, socket))
            socket.readChannelFinished.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)
            if socket.state() == QLocalSocket.LocalSocketState.UnconnectedState:
                self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        visit = _visit(bytes(socket.read(LONGEST_BYTES + 1).data()))
        if visit is not None:
            self.visited.emit(visit)


def _refuse_flood(socket: QLocalSocket) -> None:
    """Close a socket that has sent more than a message."""
    if socket.bytesAvailable() > LONGEST_BYTES:
        _cut_off(socket)


def _cut_off(socket: QLocalSocket) -> None:
    """Close a socket whose message is not wanted; nothing of it is read."""
    socket.blockSignals(True)
    socket.abort()
    socket.deleteLater()


def _packed(visit: Visit) -> bytes:
    record = {"open": list(map(str, visit.files)), "links": list(visit.links)}
    return json.dumps(record, ensure_ascii=False).encode()


def _visit(message: bytes) -> Visit | None:
    """Return the visit that a message asks for; None for anything else."""
    if not message or len(message) > LONGEST_BYTES:
        return None
    try:
        record = json.loads(message)
    except (ValueError, RecursionError):
        return None
    if not isinstance(record, dict) or set(record) != {"open", "links"}:
        return None
    files, links = record["open"], record["links"]
    if not (_are_texts(files) and _are_texts(links)):
        return None
    paths = [Path(file) for file in files]
    return Visit(tuple(path for path in paths if path.is_absolute()), tuple(links))


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)
