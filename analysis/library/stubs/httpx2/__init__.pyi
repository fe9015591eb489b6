from httpx import *
