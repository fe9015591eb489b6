"""A long module, written to have what real ones have."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import functools
import json
import logging
import os
import re
import time
from collections import defaultdict, deque
from typing import Any, AsyncIterator, Awaitable, Callable, Generic, Iterable, Optional, TypeVar

import aiohttp
import pytest

from .settings import Settings, load_settings
from .storage import Storage

logger = logging.getLogger(__name__)
T = TypeVar("T")

