package main

import (
	"cmp"
	"path/filepath"
	"runtime"
)

// environment returns the folder of the environment that is active, or "".
func (w *world) environment() string {
	if active := cmp.Or(w.env("VIRTUAL_ENV"), w.env("CONDA_PREFIX")); active != "" {
		return active
	}
	if chosen := w.env("UV_PROJECT_ENVIRONMENT"); filepath.IsAbs(chosen) {
		return chosen
	}
	return ""
}

// storesOf returns the folders where Poetry and Pipenv keep environments, of a user with
// this home and this folder for caches.
func storesOf(env func(name string) string, home, caches string) []string {
	poetry := filepath.Join(caches, "pypoetry")
	pipenv := filepath.Join(cmp.Or(env("XDG_DATA_HOME"), filepath.Join(home, ".local", "share")), "virtualenvs")
	if runtime.GOOS == "windows" {
		poetry, pipenv = filepath.Join(poetry, "Cache"), filepath.Join(home, ".virtualenvs")
	}
	var stores []string
	for _, store := range []string{
		cmp.Or(env("POETRY_VIRTUALENVS_PATH"), filepath.Join(cmp.Or(env("POETRY_CACHE_DIR"), poetry), "virtualenvs")),
		cmp.Or(env("WORKON_HOME"), pipenv),
	} {
		if filepath.IsAbs(store) {
			stores = append(stores, store)
		}
	}
	return stores
}
