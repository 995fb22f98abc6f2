"""A thousand archives to one data set: for whoever studies files that people donated."""
