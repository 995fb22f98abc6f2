"""Devices and places: the moments at which TikTok recorded a device and an address."""
