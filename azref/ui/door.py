"""The door of a running window: a second start knocks, hands its address over and ends."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

READY = b"shown\n"
_LONGEST = 4096


class Door(QObject):
    """Listens at `name`; `asked` carries the address of each who knocks, empty for none.

    Only this reader can knock. A door that a window left behind when it was killed is replaced.
    """

    asked = Signal(str)

    def __init__(self, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)
        self.is_open = False
        if not _is_answered(name):  # `listen` would put itself in the place of another's door
            QLocalServer.removeServer(name)
            self.is_open = self._server.listen(name)

    def _welcome(self) -> None:
        while self._server.hasPendingConnections():
            guest = self._server.nextPendingConnection()
            guest.disconnected.connect(guest.deleteLater)
            guest.readyRead.connect(lambda guest=guest: self._hear(guest))
            self._hear(guest)

    def _hear(self, guest: QLocalSocket) -> None:
        if guest.bytesAvailable() > _LONGEST:
            guest.abort()
        elif guest.canReadLine():
            line = bytes(guest.readLine().data()).decode("utf-8", "replace").strip()
            guest.write(READY)
            guest.flush()
            guest.disconnectFromServer()
            self.asked.emit(line)

    def close(self) -> None:
        self._server.close()


def _is_answered(name: str) -> bool:
    """Whether somebody listens at `name`."""
    knock = QLocalSocket()
    knock.connectToServer(name)
    is_answered = knock.waitForConnected(200)
    knock.abort()
    return is_answered
