# Mail and files are sent by clients of the standard library that wait for each answer.
import ftplib
import smtplib
from email.message import EmailMessage


async def send(message: EmailMessage):
    with smtplib.SMTP("localhost") as server:
        server.login("x", "y")  # want blocking-socket-call "'server.login()' waits for the network"
        server.send_message(message)  # want blocking-socket-call "'server.send_message()' waits for the network"
        server.set_debuglevel(1)


async def fetch():
    ftp = ftplib.FTP_TLS()
    ftp.connect("localhost")  # want blocking-socket-call "'ftp.connect()' waits for the network"
    ftp.retrbinary("RETR x", print)  # want blocking-socket-call "'ftp.retrbinary()' waits for the network"
    ftp.close()


def plain(message: EmailMessage):
    with smtplib.SMTP_SSL("localhost") as server:
        server.send_message(message)
